import { Injectable } from '@nestjs/common';
import type { EmailAddress } from '../../common/email-address.js';
import { Database } from '../../database/database.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { PendingRegistration } from './registration.entity.js';
import { RegistrationMail } from './registration-mail.js';
import { Registrations } from './registrations.js';

/** Mails the link of a registration again. Also when nobody can register any more: see decision 105. */
@Injectable()
export class RegistrationResend {
  constructor(
    private readonly registrations: Registrations,
    private readonly rateLimits: RateLimits,
    private readonly mail: RegistrationMail,
    private readonly database: Database,
  ) {}

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
