import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import type { EmailAddress } from '../../common/email-address.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { type AskedMail, readerOf } from '../../mail/mail.js';
import { Outbox } from '../../mail/outbox.js';
import { policy } from '../../policy.js';
import { Devices } from '../../users/devices.js';
import { Links, type NewLink } from '../../users/links.js';
import type { Owner } from '../../users/users.js';
import type { LoginContext } from '../../domain/client-info.js';

/** Mails a link to reset a forgotten password. */
@Injectable()
export class PasswordResetRequest {
  constructor(
    private readonly devices: Devices,
    private readonly links: Links,
    private readonly rateLimits: RateLimits,
    private readonly outbox: Outbox,
    private readonly database: Database,
  ) {}

  /**
   * Same writes for an address without an account, also a pending one; its link is never mailed.
   * @throws RateLimited after too many requests.
   */
  async ask({ email, normalizedEmail }: EmailAddress, { client, deviceToken }: LoginContext): Promise<void> {
    const { ip, userAgent } = client;
    await this.rateLimits.consume(this.rateLimits.request('resets', ip));
    const { owner, isEarly } = await this.devices.recognize(normalizedEmail, deviceToken);
    const recipient = { userId: owner?.id ?? null, email: owner?.email ?? email };
    // Of the known browsers only the first: a thief with the password can make others known, and use up their mail.
    const asking = { ip, userAgent, normalizedEmail, knownDevice: isEarly ? deviceToken : undefined };
    // Without an account too, for equal work.
    const about = [ofAccount(owner?.id ?? normalizedEmail), ...this.outbox.subjectsOf(asking)];
    await this.database.write(about, async (db) => {
      const lifetime = policy.links.passwordReset;
      const link = await this.links.add(db, { ...recipient, purpose: 'password-reset', lifetime });
      await this.outbox.answer(db, owner && mailTo(owner, link), asking);
    });
  }
}

function mailTo(owner: Owner, link: NewLink): AskedMail {
  const payload = { link, expiresAt: link.expiresAt };
  return { ...readerOf(owner), kind: 'password-reset', userId: owner.id, recipient: owner.email, payload };
}
