import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { policy } from '../policy.js';
import { looksLikeToken, Secrets, sha256 } from '../common/keyring.js';
import { Clock, stillLasts } from '../common/time.js';
import { MailBlock } from './suppression.entity.js';
import { OutboxMail } from './outbox.entity.js';

/** Who said "it wasn't me", and gets no more mail that strangers ask for. */
@Injectable()
export class MailBlocks {
  constructor(
    private readonly reader: DataSource,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Whose mailbox had the mail with this link. */
  async findRecipient(token: string): Promise<string | undefined> {
    if (!looksLikeToken(token)) return undefined;
    const mail = await this.reader.manager.findOneBy(OutboxMail, { notMeHash: sha256(token) });
    return mail?.recipient;
  }

  async has(db: EntityManager, addressKey: string): Promise<boolean> {
    const block = await db.findOneBy(MailBlock, { addressHash: this.hashOf(addressKey) });
    return block !== null && stillLasts(block.until, policy.mail.blockedFor, this.clock.now());
  }

  /** Also stops what still waits to be sent. */
  async add(db: EntityManager, recipient: string): Promise<void> {
    const addressKey = recipient.toLowerCase();
    const until = this.clock.now() + policy.mail.blockedFor;
    await db.upsert(MailBlock, { addressHash: this.hashOf(addressKey), until }, ['addressHash']);
    await db
      .createQueryBuilder()
      .update(OutboxMail)
      .set({ failedAt: this.clock.now() })
      .where({ sentAt: IsNull(), failedAt: IsNull() })
      // A stranger may have typed the address in other letters each time.
      .andWhere('lower(recipient) = :addressKey AND not_me_hash IS NOT NULL', { addressKey })
      .execute();
  }

  /** Whoever has acted on a link that was mailed there has proved the mailbox, and wants its mail again. */
  async lift(db: EntityManager, addressKey: string): Promise<void> {
    await db.delete(MailBlock, { addressHash: this.hashOf(addressKey) });
  }

  private hashOf(addressKey: string): string {
    return this.secrets.fingerprint('mail blocks', addressKey);
  }
}
