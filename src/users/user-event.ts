import type { Timestamp } from '../common/time.js';
import type { EventType } from './event.entity.js';

/** What of an account has changed. */
export type Change = 'displayName' | 'email' | 'password' | 'factors' | 'identities' | 'deletion' | 'state' | 'role';

interface About {
  readonly userId: string;
  readonly at: Timestamp;
}

/** What modules and other programs are told of. What is only for the owner to read is not among it. */
export type UserEvent = About &
  (
    | { readonly type: 'registered' | 'activated' | 'deleted' }
    | { readonly type: 'logged-in'; readonly newDevice: boolean }
    | { readonly type: 'changed'; readonly changed: readonly Change[] }
  );

type WithoutAbout<T> = T extends unknown ? Omit<T, keyof About> : never;
export type Told = WithoutAbout<UserEvent>;

const loggedIn = (newDevice: boolean): readonly Told[] => [{ type: 'logged-in', newDevice }];
const changed = (...what: readonly Change[]): readonly Told[] => [{ type: 'changed', changed: what }];
const nothing: readonly Told[] = [];

/** What is told of each entry of an account's activity. */
export const toldOf: Readonly<Record<EventType, readonly Told[]>> = {
  // The address is proved, and the account can be used.
  activated: [{ type: 'registered' }, { type: 'activated' }],
  // The address is proved, and the account cannot be used yet.
  'approval-awaited': [{ type: 'registered' }],
  'signed-in': loggedIn(false),
  'signed-in-new-device': loggedIn(true),
  'signed-out': nothing,
  'password-reset': changed('password'),
  'password-changed': changed('password'),
  'profile-changed': changed('displayName'),
  'email-change-asked': nothing,
  'email-changed': changed('email'),
  // With a new password, and without the factors that were added meanwhile.
  'email-restored': changed('email', 'password', 'factors'),
  'session-ended': nothing,
  'other-sessions-ended': nothing,
  'token-created': nothing,
  'token-ended': nothing,
  'totp-added': changed('factors'),
  'totp-removed': changed('factors'),
  'passkey-added': changed('factors'),
  'passkey-renamed': nothing,
  'passkey-removed': changed('factors'),
  'passkey-copied': nothing,
  'identity-linked': changed('identities'),
  'identity-unlinked': changed('identities'),
  'recovery-codes-made': nothing,
  'recovery-code-used': nothing,
  'factors-removed': changed('factors'),
  'factor-recovery-asked': nothing,
  'factor-recovery-stopped': nothing,
  'site-connected': nothing,
  'site-disconnected': nothing,
  exported: nothing,
  'mail-dropped': nothing,
  'mail-unblocked': nothing,
  'limits-cleared': nothing,
  'deletion-asked': changed('deletion'),
  'deletion-cancelled': changed('deletion'),
  // Only now can it be used.
  'account-approved': [{ type: 'activated' }, ...changed('state')],
  'all-sessions-ended': nothing,
  'password-offered': nothing,
  'account-disabled': changed('state'),
  'account-enabled': changed('state'),
  'made-admin': changed('role'),
  'no-longer-admin': changed('role'),
};
