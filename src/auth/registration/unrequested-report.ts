import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ofAddress } from '../../database/subjects.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { SuppressionList } from '../../mail/suppression-list.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { Registrations } from './registrations.js';

/**
 * "It wasn't me": stops registrations and mail that a stranger requested for an address. It can be reversed, since a
 * mail scanner may submit every form it finds.
 */
@Injectable()
export class UnrequestedReport {
  constructor(
    private readonly suppressions: SuppressionList,
    private readonly registrations: Registrations,
    private readonly rateLimits: RateLimits,
    private readonly database: Database,
  ) {}

  /** The mail that the link was in. @throws RateLimited for a network that tries unknown links. */
  async findMail(token: string, { ip }: ClientInfo): Promise<Awaited<ReturnType<SuppressionList['findMail']>>> {
    const mail = await this.suppressions.findMail(token);
    if (!mail) await this.rateLimits.consume(this.rateLimits.unknownLink(ip));
    return mail;
  }

  /** @throws RateLimited when the form of the link is sent again and again. */
  async disown(recipient: string): Promise<void> {
    await this.rateLimits.consume(this.rateLimits.change(`recipient ${recipient.toLowerCase()}`));
    await this.database.write([ofAddress(recipient.toLowerCase())], async (db) => {
      await this.registrations.disown(db, recipient.toLowerCase());
      await this.suppressions.add(db, recipient);
    });
  }
}
