import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { mailboxOf } from '../common/email-address.js';
import { policy } from '../policy.js';
import { Keyring, sha256 } from '../common/keyring.js';
import { Clock, stillLasts, type Timestamp } from '../common/time.js';
import { Suppression } from './suppression.entity.js';
import { notMeLinkOf } from './mail.js';
import { OutboxMail, stoppedByOwner } from './outbox.entity.js';

/** The addresses whose owner said "it wasn't me". Their mailbox gets no more mail that other people request. */
@Injectable()
export class SuppressionList {
  constructor(
    private readonly reader: DataSource,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** The mail with this "it wasn't me" link. The link ends when its secret is removed from SECRET. */
  async findMail(token: string): Promise<Pick<OutboxMail, 'recipient' | 'kind'> | undefined> {
    const mail = await this.reader.manager.findOneBy(OutboxMail, { notMeHash: sha256(token) });
    const link = mail && notMeLinkOf(mail);
    return link && this.keyring.derives('not-me', link) ? mail : undefined;
  }

  async has(normalizedEmail: string, db: EntityManager = this.reader.manager): Promise<boolean> {
    const found = await db.findBy(Suppression, { addressHash: In(this.hashesOf(normalizedEmail)) });
    return found.some(({ until }) => stillLasts(until, policy.mail.blockedFor, this.clock.now()));
  }

  /** When each mailbox gets email again. Which ones they are nobody knows: only hashes are stored. */
  async ends(): Promise<Timestamp[]> {
    const sql = 'SELECT until FROM mail_blocks WHERE until > ? ORDER BY until';
    const found = await this.reader.query<{ until: Timestamp }[]>(sql, [this.clock.now()]);
    return found.map(({ until }) => until);
  }

  /** How many there are. */
  async count(): Promise<number> {
    const sql = 'SELECT COUNT(*) AS count FROM mail_blocks WHERE until > ?';
    const [found] = await this.reader.query<{ count: number }[]>(sql, [this.clock.now()]);
    return found?.count ?? 0;
  }

  /** Also stops requested mail that is still waiting. */
  async add(db: EntityManager, recipient: string): Promise<void> {
    const normalizedEmail = recipient.toLowerCase();
    const until = this.clock.now() + policy.mail.blockedFor;
    const mailbox = mailboxOf(normalizedEmail);
    await db.upsert(Suppression, { addressHash: this.hashOf(mailbox), until }, ['addressHash']);
    await db
      .createQueryBuilder()
      .update(OutboxMail)
      .set({ failedAt: this.clock.now(), failureCode: stoppedByOwner })
      .where({ sentAt: IsNull(), failedAt: IsNull() })
      // To each of its tags. Rows from before migration 1765110000000 have the whole address there.
      .andWhere('mailbox IN (:...mailboxes) AND not_me_hash IS NOT NULL', { mailboxes: [mailbox, normalizedEmail] })
      .execute();
  }

  /** Someone who used a link from this mailbox has proved to own it, and wants its mail again. */
  async lift(db: EntityManager, normalizedEmail: string): Promise<void> {
    await db.delete(Suppression, { addressHash: In(this.hashesOf(normalizedEmail)) });
  }

  /** Of the mailbox, and of the whole address, which earlier versions stored. */
  private hashesOf(normalizedEmail: string): string[] {
    return [mailboxOf(normalizedEmail), normalizedEmail].map((text) => this.hashOf(text));
  }

  private hashOf(text: string): string {
    return this.keyring.fingerprint('mail blocks', text);
  }
}
