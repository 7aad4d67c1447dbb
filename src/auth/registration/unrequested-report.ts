import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Limits } from '../../limits/rate-limits.js';
import { MailBlocks } from '../../mail/suppression-list.js';
import type { Requester } from '../../http/access/client-info.js';
import { Registrations } from './registrations.js';

/**
 * "It wasn't me": the reader of a mailbox stops what a stranger began with the address. Nothing is lost by it for good,
 * since a mail scanner that sends every form it finds may have said it.
 */
@Injectable()
export class Disowning {
  constructor(
    private readonly blocks: MailBlocks,
    private readonly registrations: Registrations,
    private readonly limits: Limits,
    private readonly database: Database,
  ) {}

  /**
   * Whose mailbox the link was mailed to.
   * @throws Refusal for a network that tries links that there are not.
   */
  async findRecipient(token: string, { ip }: Requester): Promise<string | undefined> {
    const recipient = await this.blocks.findRecipient(token);
    if (recipient === undefined) await this.limits.count(this.limits.badToken(ip));
    return recipient;
  }

  async disown(recipient: string): Promise<void> {
    await this.database.write(async (db) => {
      await this.registrations.disown(db, recipient.toLowerCase());
      await this.blocks.add(db, recipient);
    });
  }
}
