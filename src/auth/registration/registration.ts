import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { RateLimits } from '../../limits/rate-limits.js';
import type { NewIdentity } from '../../identities/write-identities.js';
import { noPassword } from '../../passwords/passwords.js';
import { type NewPassword, NewPasswords } from '../../passwords/new-password.js';
import { randomToken } from '../../common/keyring.js';
import { type EmailAddress, parseEmailAddress } from '../../common/email-address.js';
import { emailProblem, InvalidField } from '../../domain/errors.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { PendingRegistration } from './registration.entity.js';
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
   * @param next the page of this site that follows then, in that browser.
   * @throws InvalidField at `email` or `password`, RateLimited, Overloaded.
   */
  async register(typed: Typed, client: ClientInfo, next: string | null = null): Promise<string> {
    const { address, password } = await this.accept(typed, client);
    await this.rateLimits.consume(this.rateLimits.request('registrations', client.ip));
    return this.add(address, { passwordHash: await password.hash(), next }, client);
  }

  /**
   * The same with an identity instead of a password. Also if somebody else has the address: only its mailbox is told.
   * @throws RateLimited.
   */
  async registerIdentity(
    address: EmailAddress,
    identity: NewIdentity & { readonly next: string },
    client: ClientInfo,
  ): Promise<string> {
    await this.rateLimits.consume(this.rateLimits.request('registrations', client.ip));
    const { issuer, subject, label: identityLabel } = identity;
    const next = identity.next === '' ? null : identity.next;
    return this.add(address, { passwordHash: noPassword, issuer, subject, identityLabel, next }, client);
  }

  private async add(address: EmailAddress, chosen: ChosenProof, client: ClientInfo): Promise<string> {
    const browserToken = randomToken();
    const { language, timeZone = null } = client;
    await this.database.write(this.mail.subjectsOf(address, client), async (db) => {
      const registration = await this.registrations.add(db, { address, ...chosen, language, timeZone, browserToken });
      await this.mail.send(db, registration, client);
    });
    return browserToken;
  }

  private async accept(typed: Typed, client: ClientInfo): Promise<{ address: EmailAddress; password: NewPassword }> {
    const address = parseEmailAddress(typed.email);
    const password = await this.newPasswords.judge(typed.password, typed.email, client);
    const { refusal } = password;
    if (address && refusal === undefined) return { address, password };
    throw new InvalidField({
      ...(!address && { email: emailProblem(typed.email) }),
      ...(refusal !== undefined && { password: refusal }),
    });
  }

  /**
   * Mails the link of the newest pending registration of an address again, or nothing, with equal work.
   * @throws RateLimited.
   */
  async resendTo(address: EmailAddress, client: ClientInfo): Promise<void> {
    await this.rateLimits.consume(this.rateLimits.request('resends', client.ip));
    await this.database.write(this.mail.subjectsOf(address, client), async (db) => {
      const registration = await this.registrations.newestOf(db, address);
      await this.registrations.noteMailed(db, registration?.id ?? '');
      await this.mail.send(db, registration ?? address, client);
    });
  }

  /** Mails the link of this browser's registration again. It is the same link, so both mails work. */
  async resend(browserToken: string | undefined, client: ClientInfo): Promise<void> {
    await this.rateLimits.consume(this.rateLimits.request('resends', client.ip));
    const found = await this.registrations.findOfBrowser(browserToken);
    if (!found) return;
    await this.database.write(this.mail.subjectsOf(found, client), async (db) => {
      // Read again in the transaction: it may just have been used.
      const registration = await db.findOneBy(PendingRegistration, { id: found.id });
      if (!registration) return;
      await this.registrations.noteMailed(db, registration.id);
      await this.mail.send(db, registration, client);
    });
  }
}
