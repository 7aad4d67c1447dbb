import { hasMisplacedDots, isBlank } from '../common/email-address.js';
import type { AccountState } from './principal.js';
import type { Duration } from '../common/time.js';
import type { BareKey, Localizable } from '../i18n/message.js';
import type { Outcome } from '../logging/outcome.js';

/** Messages by field name. */
export type FieldErrors = Readonly<Record<string, Localizable>>;

/** Input to correct, with a message for each field. */
export class InvalidField extends Error {
  readonly errors: FieldErrors;

  constructor(...invalid: [field: string, text: Localizable] | [errors: FieldErrors]) {
    super('The input is invalid.');
    this.errors = invalid.length === 2 ? { [invalid[0]]: invalid[1] } : invalid[0];
  }
}

/** Nobody could open the admin pages without this account. */
export class LastAdmin extends InvalidField {
  constructor() {
    super('form', 'delete.lastAdmin');
  }
}

/** A wrong password, or an address and a password that do not match. Never says which. */
export class WrongCredentials extends Error {
  /** @param userId the account in question, for the log only. */
  constructor(
    readonly userId: string | undefined,
    readonly outcome: Extract<Outcome, 'log-in-failed' | 'password-wrong' | 'code-wrong'> = 'password-wrong',
  ) {
    super('The credentials are wrong.');
  }
}

/** A wrong code, by somebody who has already proved something else. */
export class WrongCode extends WrongCredentials {
  constructor(
    userId: string | undefined,
    readonly text: BareKey = 'code.wrong',
  ) {
    super(userId, 'code-wrong');
  }
}

/** A passkey that proves nothing here. Nothing was typed, so the message is about the form as a whole. */
export class PasskeyRefused extends WrongCredentials {
  constructor(
    readonly text: 'passkey.wrong' | 'passkey.expired' | 'passkey.copied',
    userId?: string,
    outcome?: WrongCredentials['outcome'],
  ) {
    super(userId, outcome);
  }
}

/** Too many attempts: the next one is allowed after `retryAfter`. */
export class RateLimited extends Error {
  constructor(readonly retryAfter: Duration) {
    super('Too many attempts.');
  }
}

/** The disk is full, fails or cannot be written, or the database file is gone: only the operator can fix it. */
export class StorageFailed extends Error {
  constructor(options?: ErrorOptions) {
    super('The database cannot be used.', options);
  }
}

/** The session or its account ended since the request began. Nothing was changed. */
export class SessionEnded extends Error {
  constructor() {
    super('The session has ended.');
  }
}

/** Whoever logs in is its owner, and may not: an admin has disabled the account, or has not approved it yet. */
export class AccountInactive extends Error {
  constructor(readonly state: Exclude<AccountState, 'active'>) {
    super('The account is not active.');
  }
}

/** All accounts of the invitation were made meanwhile, or it was withdrawn. No account was created. */
export class InviteOver extends Error {
  constructor() {
    super('The invitation allows no more accounts.');
  }
}

/** Somebody else changed what was to be changed. Nothing was done. */
export class ChangedMeanwhile extends Error {
  constructor() {
    super('It has changed in the meantime.');
  }
}

/** A key that names a request was used for another one. Nothing was done. */
export class KeyReused extends Error {
  constructor() {
    super('The key has been used for another request.');
  }
}

/** The message for a text that is not an email address. */
export function emailProblem(typed: string): BareKey {
  if (isBlank(typed)) return 'email.missing';
  return hasMisplacedDots(typed) ? 'email.dots' : 'email.wrong';
}
