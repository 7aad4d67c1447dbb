import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { policy } from '../policy.js';
import { looksLikeToken, Keyring, sha256 } from '../common/keyring.js';
import { Clock, stillLasts } from '../common/time.js';
import { Suppression } from './suppression.entity.js';
import { OutboxMail } from './outbox.entity.js';

/** Who said "it wasn't me", and gets no more mail that strangers ask for. */
@Injectable()
export class SuppressionList {
  constructor(
    private readonly reader: DataSource,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** Whose mailbox had the mail with this link. */
  async findRecipient(token: string): Promise<string | undefined> {
    if (!looksLikeToken(token)) return undefined;
    const mail = await this.reader.manager.findOneBy(OutboxMail, { notMeHash: sha256(token) });
    return mail?.recipient;
  }

  async has(db: EntityManager, normalizedEmail: string): Promise<boolean> {
    const block = await db.findOneBy(Suppression, { addressHash: this.hashOf(normalizedEmail) });
    return block !== null && stillLasts(block.until, policy.mail.blockedFor, this.clock.now());
  }

  /** Also stops what still waits to be sent. */
  async add(db: EntityManager, recipient: string): Promise<void> {
    const normalizedEmail = recipient.toLowerCase();
    const until = this.clock.now() + policy.mail.blockedFor;
    await db.upsert(Suppression, { addressHash: this.hashOf(normalizedEmail), until }, ['addressHash']);
    await db
      .createQueryBuilder()
      .update(OutboxMail)
      .set({ failedAt: this.clock.now() })
      .where({ sentAt: IsNull(), failedAt: IsNull() })
      // A stranger may have typed the address in other letters each time.
      .andWhere('lower(recipient) = :normalizedEmail AND not_me_hash IS NOT NULL', { normalizedEmail })
      .execute();
  }

  /** Whoever has acted on a link that was mailed there has proved the mailbox, and wants its mail again. */
  async lift(db: EntityManager, normalizedEmail: string): Promise<void> {
    await db.delete(Suppression, { addressHash: this.hashOf(normalizedEmail) });
  }

  private hashOf(normalizedEmail: string): string {
    return this.keyring.fingerprint('mail blocks', normalizedEmail);
  }
}
