import type { Duration, Timestamp } from '../common/time.js';
import type { AuthenticationMethod, Principal, SavedRequest } from '../domain/principal.js';
import { policy } from '../policy.js';

/** What a session's row stores as JSON, beside its columns. */
export interface SessionData {
  remembered: boolean;
  /** How and when the person last proved who they are. Sessions begun before December 2026 have no `amr`. */
  amr?: readonly AuthenticationMethod[] | undefined;
  authenticatedAt: Timestamp;
  /**
   * The log-in before this one, null when there was none: stored here, since it is shown often and never changes. Not
   * known in sessions begun before November 2026.
   */
  lastLogin: Timestamp | null | undefined;
  savedRequest?: SavedRequest | undefined;
}

/** Names every key: whatever else the object has is not stored. */
export function serializeSession(data: SessionData): string {
  const { remembered, amr, authenticatedAt, lastLogin, savedRequest } = data;
  return JSON.stringify({ remembered, amr, authenticatedAt, lastLogin, savedRequest } satisfies SessionData);
}

/** The columns of a session, with its user's, from which its principal is made. */
export interface SessionColumns {
  readonly userId: string;
  readonly email: string;
  readonly memberSince: Timestamp;
  readonly hash: string;
  readonly startedAt: Timestamp;
}

export function principalOfSession(
  { userId, email, memberSince, hash, startedAt }: SessionColumns,
  { remembered, amr = ['pwd'], authenticatedAt, lastLogin, savedRequest }: SessionData,
): Principal {
  const session = { hash, startedAt, remembered, savedRequest };
  return { userId, email, memberSince, amr, authenticatedAt, lastLogin, session };
}

/** How long a session lasts without a request, and at most. */
export function lifetimes(remembered: boolean): { readonly idle: Duration; readonly absolute: Duration } {
  const { idle, absolute, rememberedIdle, rememberedAbsolute } = policy.sessions;
  return remembered ? { idle: rememberedIdle, absolute: rememberedAbsolute } : { idle, absolute };
}

/**
 * In SQL, whether a session is live at a given time. One that begins later than it may be idle was begun by a clock that
 * was ahead: it would live for as long as that was.
 */
export const liveAt = (sessions: string): string =>
  `? BETWEEN ${sessions}.created_at - ${policy.sessions.idle} AND ${sessions}.expires_at - 1`;
