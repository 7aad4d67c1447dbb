import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { EmailAddress } from '../../common/email-address.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Outbox } from '../../mail/outbox.js';
import { policy } from '../../policy.js';
import { Devices } from '../../users/devices.js';
import { Links } from '../../users/links.js';
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
  async ask({ email, normalizedEmail }: EmailAddress, { client: { ip }, deviceToken }: LoginContext): Promise<void> {
    await this.rateLimits.consume(this.rateLimits.request('resets', ip));
    const { owner, isKnown } = await this.devices.recognize(normalizedEmail, deviceToken);
    await this.database.write(async (db) => {
      const link = await this.links.add(db, {
        userId: owner?.id ?? null,
        purpose: 'password-reset',
        email: owner?.email ?? email,
        lifetime: policy.links.passwordReset,
      });
      await this.outbox.answer(
        db,
        owner && {
          kind: 'password-reset',
          userId: owner.id,
          recipient: owner.email,
          language: owner.language,
          payload: { link, expiresAt: link.expiresAt },
        },
        { ip, normalizedEmail, knownDevice: isKnown ? deviceToken : undefined },
      );
    });
  }
}
