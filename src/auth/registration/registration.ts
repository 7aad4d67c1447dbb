import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { RateLimits } from '../../limits/rate-limits.js';
import type { NewIdentity } from '../../identities/write-identities.js';
import { noPassword } from '../../passwords/passwords.js';
import { type NewPassword, NewPasswords } from '../../passwords/new-password.js';
import { randomToken } from '../../common/keyring.js';
import type { EmailAddress } from '../../common/email-address.js';
import { InvalidField } from '../../domain/errors.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Admitted } from './admission.js';
import { RegistrationMail } from './registration-mail.js';
import { type ChosenProof, Registrations } from './registrations.js';

type Typed = Readonly<Record<'email' | 'password', string>>;

/** Registers an address. Equal hashing, writes and answers hide whether it has an account; a mail tells its owner. */
@Injectable()
export class Registration {
  constructor(
    private readonly registrations: Registrations,
    private readonly newPasswords: NewPasswords,
    private readonly rateLimits: RateLimits,
    private readonly mail: RegistrationMail,
    private readonly database: Database,
  ) {}

  /**
   * Returns the token for the registering browser's cookie: the second proof when the link is opened.
   * @param admitted see `Admission`.
   * @param next the page of this site that follows then, in that browser.
   * @throws InvalidField at `email` or `password`, RateLimited, Overloaded.
   */
  async register(typed: Typed, admitted: Admitted, client: ClientInfo, next: string | null = null): Promise<string> {
    const { address, password } = await this.accept(typed, admitted, client);
    await this.rateLimits.consume(this.rateLimits.request('registrations', client.ip));
    return this.add(address, { passwordHash: await password.hash(), next }, admitted, client);
  }

  /**
   * The same with an identity instead of a password. Also if somebody else has the address: only its mailbox is told.
   * @throws RateLimited.
   */
  async registerIdentity(
    address: EmailAddress,
    identity: NewIdentity & { readonly next: string },
    admitted: Admitted,
    client: ClientInfo,
  ): Promise<string> {
    await this.rateLimits.consume(this.rateLimits.request('registrations', client.ip));
    const { issuer, subject, label: identityLabel } = identity;
    const next = identity.next === '' ? null : identity.next;
    return this.add(address, { passwordHash: noPassword, issuer, subject, identityLabel, next }, admitted, client);
  }

  private async add(
    address: EmailAddress,
    proof: ChosenProof,
    { inviteId, email }: Admitted,
    client: ClientInfo,
  ): Promise<string> {
    const browserToken = randomToken();
    const { language, timeZone = null } = client;
    const chosen = { ...proof, inviteId };
    await this.database.write(this.mail.subjectsOf(address, client), async (db) => {
      // The invitation came from this mailbox. A mail scanner may have stopped its mail since.
      if (email !== undefined) await this.mail.resume(db, address);
      const registration = await this.registrations.add(db, { address, ...chosen, language, timeZone, browserToken });
      await this.mail.send(db, registration, client);
    });
    return browserToken;
  }

  private async accept(
    typed: Typed,
    admitted: Admitted,
    client: ClientInfo,
  ): Promise<{ address: EmailAddress; password: NewPassword }> {
    const { address, problem } = admitted.read(typed.email);
    const password = await this.newPasswords.judge(typed.password, typed.email, client);
    const { refusal } = password;
    if (address && refusal === undefined) return { address, password };
    throw new InvalidField({ ...(problem && { email: problem }), ...(refusal !== undefined && { password: refusal }) });
  }
}
