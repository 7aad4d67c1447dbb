import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

/** The condition of the partial indexes: mail that is neither sent nor given up. */
export const pendingMail = 'sent_at IS NULL AND failed_at IS NULL';

/** A mail for the worker, added in the same transaction as the change that it is about. */
@Entity('outbox')
export class OutboxMail {
  /** Part of the Message-ID, so that a retry is recognized as the same message. */
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: string;
  /** The account of the recipient, if any. Deleting the account deletes the row. */
  @Column('text', { name: 'user_id', nullable: true }) userId!: string | null;
  @Column('text') recipient!: string;
  @Column('text') language!: string;
  /** In which the mail names times. Null: in UTC. */
  @Column('text', { name: 'time_zone', nullable: true }) timeZone!: string | null;
  /** More values for the mail, as JSON. Contains no secret: links are created when the mail is sent. */
  @Column('text') payload!: string;
  /** SHA-256 of the "it wasn't me" token. */
  @Column('text', { name: 'not_me_hash', nullable: true }) notMeHash!: string | null;
  /**
   * 1 for notices to account owners, and for mail requested in an owner's known browser: sent first, not counted. 0 for
   * what strangers requested, -1 when their network has had its share of the hour.
   */
  @Column('integer', { name: 'urgent' }) priority!: number;
  /** When it is sent among mail of the same priority: see `takeTurn`. */
  @Column('integer') turn!: number;
  /** The recipient's mailbox without tags: see `mailboxOf`. */
  @Column('text') mailbox!: string;
  @Column('integer') attempts!: number;
  @Column('integer', { name: 'next_attempt_at' }) nextAttemptAt!: Timestamp;
  /** 1 until that time. Kept apart from mail that is due, so that a lease does not read what waits. */
  @Column('integer') waits!: number;
  /** Until when a worker holds it. */
  @Column('integer', { name: 'leased_until', nullable: true }) leasedUntil!: Timestamp | null;
  @Column('integer', { name: 'sent_at', nullable: true }) sentAt!: Timestamp | null;
  /** When it was given up. It stays for the operator to see. */
  @Column('integer', { name: 'failed_at', nullable: true }) failedAt!: Timestamp | null;
  /** Why the last attempt failed, as in the log; `stoppedByOwner` if its recipient wanted none. */
  @Column('text', { name: 'failure_code', nullable: true }) failureCode!: string | null;
  /** The command of SMTP that failed. */
  @Column('text', { name: 'failure_step', nullable: true }) failureStep!: string | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

/** Of mail that was not sent because the owner of the address has said "it wasn't me". */
export const stoppedByOwner = 'not-me';

export const outboxTable = declareTable(OutboxMail, {
  retention: [
    { column: 'sentAt', keptFor: policy.retention.sentMailFor },
    { column: 'failedAt', keptFor: policy.retention.failedMailFor },
  ],
  export: {
    section: 'mails',
    position: 70,
    owner: 'userId',
    columns: [
      'kind',
      'recipient',
      'language',
      'timeZone',
      'createdAt',
      'sentAt',
      'failedAt',
      'failureCode',
      'failureStep',
    ],
    sortedBy: 'createdAt',
  },
});
