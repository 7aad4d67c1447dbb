import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import type { EmailAddress } from '../../common/email-address.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Devices } from '../../users/devices.js';
import type { LoginContext } from '../../domain/client-info.js';
import { PasswordResetMail } from './reset-mail.js';

/** Mails a link to reset a forgotten password. */
@Injectable()
export class PasswordResetRequest {
  constructor(
    private readonly devices: Devices,
    private readonly rateLimits: RateLimits,
    private readonly mail: PasswordResetMail,
    private readonly database: Database,
  ) {}

  /**
   * Same writes for an address without an account, also a pending one: it gets no mail, unless it was imported.
   * @throws RateLimited after too many requests.
   */
  async ask({ email, normalizedEmail }: EmailAddress, { client, deviceToken }: LoginContext): Promise<void> {
    const { ip, userAgent } = client;
    await this.rateLimits.consume(this.rateLimits.request('resets', ip));
    const { owner, isEarly } = await this.devices.recognize(normalizedEmail, deviceToken);
    // Of the known browsers only the first: a thief with the password can make others known, and use up their mail.
    const asking = { ip, userAgent, normalizedEmail, knownDevice: isEarly ? deviceToken : undefined };
    // Without an account too, for equal work.
    const about = [ofAccount(owner?.id ?? normalizedEmail), ...this.mail.subjectsOf(asking)];
    await this.database.write(about, (db) => this.mail.send(db, owner, { email, normalizedEmail }, asking));
  }
}
