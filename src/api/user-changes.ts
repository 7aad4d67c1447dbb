import { Injectable } from '@nestjs/common';
import { EmailChange } from '../account/email-change/email-change.js';
import { PasswordChange } from '../account/password/password-change.js';
import { Profile } from '../account/profile/profile.js';
import type { EmailAddress } from '../common/email-address.js';
import type { Timestamp } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { InvalidField } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import { OwnerProof } from '../factors/owner-proof.js';
import type { Language } from '../i18n/languages.js';
import type { NewSession } from '../sessions/session-data.js';

interface Change {
  readonly currentPassword?: string | undefined;
  /** Instead, for an account without a password. */
  readonly code?: string | undefined;
  readonly displayName?: string | null | undefined;
  readonly language?: Language | undefined;
  readonly email?: EmailAddress | undefined;
  readonly password?: string | undefined;
}

interface Applied {
  readonly changed: Principal;
  /** For the cookie, which has a new id. */
  readonly session?: NewSession | undefined;
}

/** Does what one PATCH asks for, with the flows of the pages. */
@Injectable()
export class UserChanges {
  constructor(
    private readonly profile: Profile,
    private readonly emailChange: EmailChange,
    private readonly passwordChange: PasswordChange,
    private readonly ownerProof: OwnerProof,
  ) {}

  /**
   * @param since as the account is known to the caller: see `Users.requireUnchanged`.
   * @throws InvalidField, WrongCredentials, ChangedMeanwhile, RateLimited, Overloaded, SessionEnded.
   */
  async apply(fields: Change, principal: Principal, client: ClientInfo, since?: Timestamp): Promise<Applied> {
    requireAlone(fields);
    const proof = { password: fields.currentPassword, code: fields.code };
    const { displayName, language, email, password } = fields;
    if (password !== undefined) {
      await this.ownerProof.requireGiven(principal.userId, proof);
      const typed = { ...proof, newPassword: password };
      const session = await atField('password', () => this.passwordChange.change(principal, typed, client, since));
      return { changed: principal, session };
    }
    if (email !== undefined) {
      await this.ownerProof.verify(principal, proof, client);
      await this.emailChange.ask(principal, email, client, since);
      return { changed: principal };
    }
    const name = displayName === null ? '' : displayName;
    const kept = await this.profile.change(principal, { displayName: name, language, since }, client);
    return { changed: { ...principal, displayName: kept } };
  }
}

/** Each of the two is one act, done or not: with others beside it, half of a request could be done. */
function requireAlone(fields: Change): void {
  for (const field of ['email', 'password'] as const) {
    if (fields[field] === undefined) continue;
    const others = Object.keys(fields).filter((name) => ![field, 'currentPassword', 'code'].includes(name));
    if (others.length > 0) throw new InvalidField(field, 'api.alone');
  }
}

/** The flow of the page calls the field otherwise. */
async function atField<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidField) || !error.errors.newPassword) throw error;
    throw new InvalidField(field, error.errors.newPassword);
  }
}
