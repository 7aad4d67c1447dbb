import type { Duration } from '../common/time.js';
import type { BareKey, Localizable } from '../i18n/message.js';
import type { Outcome } from '../logging/outcome.js';

/** Texts by the name of the field that they are about. */
export type FieldErrors = Readonly<Record<string, Localizable>>;

/** Input that has to be corrected, at the field where it is. */
export class InvalidField extends Error {
  readonly errors: FieldErrors;

  constructor(...invalid: [field: string, text: Localizable] | [errors: FieldErrors]) {
    super('The input is invalid.');
    this.errors = invalid.length === 2 ? { [invalid[0]]: invalid[1] } : invalid[0];
  }
}

/** A wrong password, or an address and a password that do not belong together. Never says which. */
export class WrongCredentials extends Error {
  /** @param userId whose account it was about, for the log only. */
  constructor(
    readonly userId: string | undefined,
    readonly outcome: Extract<Outcome, 'log-in-failed' | 'password-wrong'> = 'password-wrong',
  ) {
    super('The credentials are wrong.');
  }
}

/** Too many attempts: the next one is allowed after `retryAfter`. */
export class RateLimited extends Error {
  constructor(readonly retryAfter: Duration) {
    super('Too many attempts.');
  }
}

/** The session or its account ended since the request began. Nothing was changed. */
export class SessionEnded extends Error {
  constructor() {
    super('The session has ended.');
  }
}

/** What is wrong with a text that is no email address. */
export function emailProblem(typed: string): BareKey {
  return typed.trim() === '' ? 'email.missing' : 'email.wrong';
}
