import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

/** A mail that waits for the worker, written in the transaction of the change that it tells of. */
@Entity('outbox')
export class OutboxMail {
  /** Also makes the Message-ID, so that a retry is recognised as the same message. */
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: string;

  /** The account of the address, if it has one: the row goes with the account. */
  @Column('text', { name: 'user_id', nullable: true }) userId!: string | null;

  /** Where it goes. */
  @Column('text') recipient!: string;

  /** In which the letter is written. */
  @Column('text') language!: string;

  /** What the letter needs besides, as JSON, without a secret: links are made when it is sent. */
  @Column('text') payload!: string;

  /** SHA-256 of the token with which its reader can say "it wasn't me". */
  @Column('text', { name: 'not_me_hash', nullable: true }) notMeHash!: string | null;

  /** 1 for what tells an owner of a change, or was asked for in the owner's browser: it goes first. */
  @Column('integer', { name: 'urgent' }) priority!: number;
  @Column('integer') attempts!: number;
  @Column('integer', { name: 'next_attempt_at' }) nextAttemptAt!: Timestamp;

  /** Until when a worker has it in hand. */
  @Column('integer', { name: 'leased_until', nullable: true }) leasedUntil!: Timestamp | null;
  @Column('integer', { name: 'sent_at', nullable: true }) sentAt!: Timestamp | null;

  /** When it was given up. It stays where an operator can see it. */
  @Column('integer', { name: 'failed_at', nullable: true }) failedAt!: Timestamp | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const outboxTable = declareTable(OutboxMail, {
  retention: [
    { column: 'sentAt', keptFor: policy.retention.sentMailFor },
    { column: 'failedAt', keptFor: policy.retention.failedMailFor },
  ],
  export: {
    section: 'mails',
    position: 70,
    owner: 'userId',
    columns: ['kind', 'recipient', 'language', 'createdAt', 'sentAt', 'failedAt'],
    sortedBy: 'createdAt',
  },
});
