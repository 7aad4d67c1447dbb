import type { Duration, Timestamp } from '../common/time.js';
import type { AuthenticationMethod, Principal, SavedRequest } from '../domain/principal.js';
import { policy } from '../policy.js';

/** The part of a session that is stored as JSON. */
export interface SessionData {
  remembered: boolean;
  /** How the user last authenticated. Missing in sessions from before December 2026. */
  amr?: readonly AuthenticationMethod[] | undefined;
  authenticatedAt: Timestamp;
  /** The previous log-in. Here, since it is shown often and never changes. Missing from before November 2026. */
  lastLogin: Timestamp | null | undefined;
  savedRequest?: SavedRequest | undefined;
}

/** Names every key, so that nothing else is stored. */
export function serializeSession(data: SessionData): string {
  const { remembered, amr, authenticatedAt, lastLogin, savedRequest } = data;
  return JSON.stringify({ remembered, amr, authenticatedAt, lastLogin, savedRequest } satisfies SessionData);
}

/** The columns of a session and its user that make up the principal. */
export type SessionColumns = Pick<Principal, 'userId' | 'email' | 'displayName' | 'memberSince' | 'deleteAfter'> &
  Pick<Principal['session'], 'hash' | 'startedAt'>;

export function principalOfSession(
  { userId, email, displayName, memberSince, deleteAfter, hash, startedAt }: SessionColumns,
  { remembered, amr = ['pwd'], authenticatedAt, lastLogin, savedRequest }: SessionData,
): Principal {
  const session = { hash, startedAt, remembered, savedRequest };
  return { userId, email, displayName, memberSince, deleteAfter, amr, authenticatedAt, lastLogin, session };
}

/** How long a session lasts without a request, and in total. */
export function lifetimes(remembered: boolean): { readonly idle: Duration; readonly absolute: Duration } {
  const { idle, absolute, rememberedIdle, rememberedAbsolute } = policy.sessions;
  return remembered ? { idle: rememberedIdle, absolute: rememberedAbsolute } : { idle, absolute };
}

/** SQL for "live at a given time". A start more than the idle time ahead is a wrong clock's: it would last too long. */
export const liveAt = (sessions: string): string =>
  `? BETWEEN ${sessions}.created_at - ${policy.sessions.idle} AND ${sessions}.expires_at - 1`;

/** SQL for "not past its grace period at a given time". The account of a session may still wait to be deleted. */
export const keptAt = (users: string): string => `(${users}.delete_after IS NULL OR ${users}.delete_after > ?)`;
