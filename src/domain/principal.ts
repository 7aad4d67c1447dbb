import type { Timestamp } from '../common/time.js';

/**
 * How a user proved who they are (RFC 8176, "amr"): by password, by a code, by a key that only their device has, which
 * asked for a PIN or a finger (`user`), by two different ones (`mfa`). Not of the RFC, but in use at others: by an account
 * at another provider (`fed`). What that one asked for does not count here.
 */
export type AuthenticationMethod = 'pwd' | 'fed' | 'otp' | 'pop' | 'user' | 'mfa';

/** A user has proved who they are. No session exists yet: a second step may be required first. */
export interface Authentication {
  readonly userId: string;
  readonly amr: readonly AuthenticationMethod[];
  readonly authenticatedAt: Timestamp;
  /** The browser was trusted with the password alone, when its owner last entered a code in it. */
  readonly inTrustedBrowser?: boolean | undefined;
}

/** What a token is good for: looking, or everything that its owner may do. */
export type Scope = 'read' | 'account';

/** A token in the `Authorization` header, in place of a cookie. */
export interface Bearer {
  /** From a log-in, or made by the owner of the account for a program. */
  readonly kind: 'session' | 'personal';
  readonly scopes: readonly Scope[];
  readonly expiresAt: Timestamp;
}

/** What somebody may do besides managing their own account: an admin may use the pages for operators. */
export type Role = 'user' | 'admin';

/** Only an active account can log in: the others wait for an admin's approval, or were disabled by one. */
export const accountStates = ['active', 'waiting', 'disabled'] as const;
export type AccountState = (typeof accountStates)[number];

/** Who sends a request, and how and when they proved it. */
export interface Principal {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly role: Role;
  readonly memberSince: Timestamp;
  /** The end of the grace period, if the account is scheduled for deletion. */
  readonly deleteAfter: Timestamp | null;
  readonly amr: readonly AuthenticationMethod[];
  readonly authenticatedAt: Timestamp;
  /** The log-in before this one; null when there was none, undefined when unknown. */
  readonly lastLogin: Timestamp | null | undefined;
  /** The site needs a second factor from everyone, and this account has none: nothing else comes before it. */
  readonly lacksFactor?: boolean | undefined;
  /** Undefined with a cookie. */
  readonly bearer?: Bearer | undefined;
  /** What lives in the database, and is checked again with each change. */
  readonly session: {
    /** SHA-256 of its id, or of the token. */
    readonly hash: string;
    readonly startedAt: Timestamp;
    /** It outlives the browser. */
    readonly remembered: boolean;
    /** A form kept while the user confirms the password. */
    readonly savedRequest?: SavedRequest | undefined;
  };
}

/** What was typed into a form before the password had to be confirmed. Never a secret. */
export interface SavedRequest {
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
}
