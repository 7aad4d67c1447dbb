import { sha256 } from '../common/keyring.js';
import type { Duration, Timestamp } from '../common/time.js';
import type { Config } from '../config/config.js';
import type { ClientInfo } from '../domain/client-info.js';
import type {
  AccountState,
  Authentication,
  AuthenticationMethod,
  Principal,
  Role,
  SavedRequest,
} from '../domain/principal.js';
import type { Language } from '../i18n/languages.js';
import type { TimeZone } from '../i18n/time-zone.js';
import { policy } from '../policy.js';

/** The part of a session that is stored as JSON. */
export interface SessionData {
  remembered: boolean;
  /** Its id is sent as a token and not as a cookie. */
  bearer?: boolean | undefined;
  /** How the user last authenticated. Missing in sessions from before December 2026. */
  amr?: readonly AuthenticationMethod[] | undefined;
  authenticatedAt: Timestamp;
  /** The previous log-in. Here, since it is shown often and never changes. Missing from before November 2026. */
  lastLogin: Timestamp | null | undefined;
  savedRequest?: SavedRequest | undefined;
}

/** A user who logs in, as read when they authenticated. */
export interface LoginSubject {
  readonly id: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly role: Role;
  readonly state: AccountState;
  readonly createdAt: Timestamp;
  readonly language: Language;
  readonly timeZone: TimeZone | null;
  readonly authEpoch: number;
  /** The end of the grace period, if the account is scheduled for deletion. */
  readonly deleteAfter: Timestamp | null;
  /** How many second factors it has. With one, a password is not enough to log in. */
  readonly factors: number;
}

/** A session that is in the database but not yet in the browser. */
export interface NewSession {
  readonly id: string;
  readonly principal: Principal;
  readonly data: SessionData;
  /** For the browser, which stays known: a copy of its earlier device cookie is worth nothing any more. */
  readonly deviceToken?: string | undefined;
}

/** What a new session needs to know besides its user. */
export type SessionStart = Pick<SessionData, 'remembered' | 'bearer' | 'lastLogin'> & {
  authentication: Authentication;
  client: ClientInfo;
  deviceToken: string;
};

/** Names every key, so that nothing else is stored. */
export function serializeSession(data: SessionData): string {
  const { remembered, bearer, amr, authenticatedAt, lastLogin, savedRequest } = data;
  return JSON.stringify({ remembered, bearer, amr, authenticatedAt, lastLogin, savedRequest } satisfies SessionData);
}

/** The columns of a session and its user that make up the principal. */
export type SessionColumns = Pick<
  Principal,
  'userId' | 'email' | 'displayName' | 'role' | 'memberSince' | 'deleteAfter'
> &
  Pick<Principal['session'], 'hash' | 'startedAt'> & {
    /** The number of second factors. Only read if the site needs one from everyone. */
    readonly factors?: number | undefined;
  };

/** SQL for it, at the end of a list of columns. Nothing for a site that needs none: every page would pay for it. */
export function factorsIfNeeded({ requireSecondFactor }: Pick<Config, 'requireSecondFactor'>): string {
  return requireSecondFactor === 'everyone' ? `, ${factorsOf('u')} AS factors` : '';
}

export function principalOfSession(
  { userId, email, displayName, role, memberSince, deleteAfter, hash, startedAt, factors }: SessionColumns,
  { remembered, bearer = false, amr = ['pwd'], authenticatedAt, lastLogin, savedRequest }: SessionData,
): Principal {
  const session = { hash, startedAt, remembered, savedRequest };
  const user = { userId, email, displayName, role, memberSince, deleteAfter, lacksFactor: factors === 0 };
  const principal = { ...user, amr, authenticatedAt, lastLogin, session };
  if (!bearer) return principal;
  const expiresAt = startedAt + policy.sessions.bearer;
  return { ...principal, bearer: { kind: 'session', scopes: ['read', 'account'], expiresAt } };
}

export function newSession(id: string, user: Omit<SessionColumns, 'hash'>, data: SessionData): NewSession {
  return { id, data, principal: principalOfSession({ ...user, hash: sha256(id) }, data) };
}

/** SQL for "its id is a token". In a text of a saved form the quotation marks would be escaped. */
export const isBearer = `data LIKE '%"bearer":true%'`;

/** How long a session lasts without a request, and in total. */
export function lifetimes({ remembered, bearer = false }: Pick<SessionData, 'remembered' | 'bearer'>): {
  readonly idle: Duration;
  readonly absolute: Duration;
} {
  const { idle, absolute, rememberedIdle, rememberedAbsolute } = policy.sessions;
  if (bearer) return { idle: policy.sessions.bearer, absolute: policy.sessions.bearer };
  return remembered ? { idle: rememberedIdle, absolute: rememberedAbsolute } : { idle, absolute };
}

/** SQL for the number of second factors of a user. Recovery codes are none: they stand in for one. */
export const factorsOf = (users: string): string =>
  `((SELECT COUNT(*) FROM totp_keys WHERE user_id = ${users}.id) + (SELECT COUNT(*) FROM passkeys WHERE user_id = ${users}.id))`;

/** SQL for the columns of a `LoginSubject`. */
export const loginSubjectOf = (users: string): string =>
  `${users}.id, ${users}.email, ${users}.display_name AS "displayName", ${users}.role, ${users}.state, ${users}.created_at AS "createdAt", ${users}.language,
   ${users}.time_zone AS "timeZone", ${users}.auth_epoch AS "authEpoch", ${users}.delete_after AS "deleteAfter",
   ${factorsOf(users)} AS factors`;

/** SQL for "live at a given time". A start more than the idle time ahead is a wrong clock's: it would last too long. */
export const liveAt = (sessions: string): string =>
  `? BETWEEN ${sessions}.created_at - ${policy.sessions.idle} AND ${sessions}.expires_at - 1`;

/** SQL for "not past its grace period at a given time". The account of a session may still wait to be deleted. */
export const keptAt = (users: string): string => `(${users}.delete_after IS NULL OR ${users}.delete_after > ?)`;

/** SQL for who can open the admin pages. One whose account is to be deleted cannot, unless they restore it. */
export const isAdmin = (users: string): string =>
  `${users}.role = 'admin' AND ${users}.state = 'active' AND ${users}.delete_after IS NULL`;

/** SQL for a live personal token and its user. Parameters: the hash of the token, and the time, twice. */
export const fromLiveToken = `
  FROM access_tokens t JOIN users u ON u.id = t.user_id AND u.auth_epoch = t.auth_epoch
 WHERE t.token_hash = ? AND t.expires_at > ? AND ${keptAt('u')}`;

/** SQL for a live session and its user. Parameters: the hash of its id, and the time, twice. */
export const fromLiveSession = `
  FROM sessions s JOIN users u ON u.id = s.user_id AND u.auth_epoch = s.auth_epoch
 WHERE s.id_hash = ? AND ${liveAt('s')} AND ${keptAt('u')}`;
