import { Injectable } from '@nestjs/common';
import { And, type EntityManager, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { Clock, hours, type Timestamp, type Duration } from '../common/time.js';
import type { StoredMail } from './mail.js';
import { OutboxMail } from './outbox.entity.js';

/** A mail that belongs to one worker until `leasedUntil`. */
export type LeasedMail = StoredMail &
  Readonly<Pick<OutboxMail, 'id' | 'attempts' | 'createdAt'>> & { readonly leasedUntil: Timestamp };

/** How an attempt ended. */
export type Outcome =
  | { readonly mail: LeasedMail; readonly end: 'sent' | 'given-up' }
  | { readonly mail: LeasedMail; readonly end: 'later'; readonly delay: Duration };

const { atOnce, lease, retryAtMost, reservedForPriority } = policy.mail;

/** The worker's side of the outbox. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Leases the mails that are due, priority first, for the places that are free of `atOnce`; mail in the other places
   * is being sent, and may be sent in this hour. No other worker gets them until the lease expires.
   */
  async lease(places: number): Promise<LeasedMail[]> {
    return this.database.write(async (db) => {
      // Read after the wait for the transaction, so that the lease has its full length and mail just added is due.
      const now = this.clock.now();
      const { left, priorityOnly } = await this.allowanceOf(db, now, atOnce - places);
      const free = Math.min(places, left);
      if (free <= 0) return [];
      const due = [now, now + 2 * retryAtMost, now];
      const unleased = [now, now + 2 * lease];
      return db.query<LeasedMail[]>(takeDue, [now + lease, ...due, ...unleased, priorityOnly ? 1 : 0, free]);
    });
  }

  /**
   * Mail above the hourly limit waits: a flood costs time, but no mail and not the sender's reputation. The last part
   * of the limit is for priority mail, so that a flood does not delay mail to account owners.
   */
  private async allowanceOf(
    db: EntityManager,
    now: Timestamp,
    sending: number,
  ): Promise<{ left: number; priorityOnly: boolean }> {
    const thisHour = And(MoreThan(now - hours(1)), LessThanOrEqual(now));
    const sent = await db.countBy(OutboxMail, { sentAt: thisHour, kind: Not('noop') });
    const left = this.config.mailPerHour - sent - sending;
    const unreserved = left - Math.floor(this.config.mailPerHour * reservedForPriority);
    return unreserved > 0 ? { left: unreserved, priorityOnly: false } : { left, priorityOnly: true };
  }

  async settle(outcomes: readonly Outcome[]): Promise<void> {
    await this.database.write(async (db) => {
      const now = this.clock.now();
      for (const outcome of outcomes) {
        await db.update(OutboxMail, stillOurs(outcome), { ...changes(outcome, now), leasedUntil: null });
      }
    });
  }
}

/** A timestamp too far in the future was written by a wrong clock and counts as past: see `stillLasts`. */
const takeDue = `
  UPDATE outbox SET leased_until = ?
  WHERE id IN (
    SELECT id FROM outbox
    WHERE sent_at IS NULL AND failed_at IS NULL AND (next_attempt_at <= ? OR next_attempt_at > ? OR created_at > ?)
      AND (leased_until IS NULL OR leased_until <= ? OR leased_until > ?) AND urgent >= ?
    ORDER BY urgent DESC, next_attempt_at LIMIT ?
  )
  RETURNING id, kind, recipient, language, payload, attempts, created_at AS createdAt, leased_until AS leasedUntil`;

/**
 * A failure counts only while the lease is ours: another worker may have taken the mail over and delivered it. "Sent"
 * is true under any lease.
 */
function stillOurs({ mail, end }: Outcome): { id: string; leasedUntil?: Timestamp } {
  return end === 'sent' ? { id: mail.id } : { id: mail.id, leasedUntil: mail.leasedUntil };
}

function changes(outcome: Outcome, now: Timestamp): Partial<OutboxMail> {
  const attempts = outcome.mail.attempts + 1;
  if (outcome.end === 'later') return { attempts, nextAttemptAt: now + outcome.delay };
  return outcome.end === 'sent' ? { attempts, sentAt: now } : { attempts, failedAt: now };
}
