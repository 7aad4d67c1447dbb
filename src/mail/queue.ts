import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { Clock, type Timestamp, type Duration } from '../common/time.js';
import { countSent, sentInLastHour } from './hourly-count.js';
import type { StoredMail } from './mail.js';
import { OutboxMail, pendingMail as pending } from './outbox.entity.js';
import type { Failure } from './transports/transport.js';
import { advance } from './turns.js';

/** A mail that belongs to one worker until `leasedUntil`. */
export type LeasedMail = StoredMail &
  Readonly<Pick<OutboxMail, 'id' | 'priority' | 'turn' | 'attempts' | 'createdAt'>> & {
    readonly leasedUntil: Timestamp;
  };

/** How much mail is not sent yet. */
interface Backlog {
  readonly due: number;
  /** To be tried again later. */
  readonly later: number;
  /** When the oldest of those that are due became so. */
  readonly oldestDue: Timestamp | null;
  /** Kept for the operator to see. */
  readonly givenUp: number;
}

/** How an attempt ended. */
export type Outcome =
  | { readonly mail: LeasedMail; readonly end: 'sent' }
  | { readonly mail: LeasedMail; readonly end: 'given-up'; readonly failure: Reason }
  | { readonly mail: LeasedMail; readonly end: 'later'; readonly delay: Duration; readonly failure: Reason };

type Reason = Pick<Failure, 'code' | 'step'>;

const { atOnce, keptForStrangers, keptForOwners, keptForOthers, lease, retryAtMost, promotedAtOnce } = policy.mail;

/** The worker's side of the outbox. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Leases the mails that are due, for the places that are free beside what is being sent. No other worker gets them
   * until the lease expires. Mail to account owners goes first and has no ceiling; what strangers requested waits when
   * the hour is used up: a flood costs time, but no mail and not the sender's reputation.
   */
  async lease(sending: readonly LeasedMail[] = []): Promise<LeasedMail[]> {
    const places = atOnce - sending.length;
    if (places <= 0) return [];
    const toStrangers = sending.filter(({ priority }) => priority < 1).length;
    return this.database.write(['outbox'], async (db) => {
      // Read after the wait for the transaction, so that the lease has its full length and mail just added is due.
      const now = this.clock.now();
      await db.query(promote, [now, now + 2 * retryAtMost, now, promotedAtOnce]);
      // What is being sent may be sent in this hour, also by other workers.
      const { left, from } = this.allowance((await sentInLastHour(db, now)) + (await leasedToStrangers(db, now)));
      const kept = left > 0 ? Math.max(0, keptForStrangers - toStrangers) : 0;
      const takeDue = takeDueWith(this.database.skipLocked);
      const owners = await take(db, takeDue, now, { from: 1, to: 1, count: places - kept });
      const room = Math.min(places - owners.length, atOnce - keptForOwners - toStrangers);
      const strangers = await take(db, takeDue, now, { from, to: 0, count: Math.min(room, left) });
      const taken = [...owners, ...strangers];
      await advance(db, taken);
      return taken;
    });
  }

  /** The last part of the hour is kept for networks that have not had their share: `from` is the lowest priority. */
  private allowance(sent: number): { left: number; from: number } {
    const left = this.config.mailPerHour - sent;
    const forAll = left - Math.floor(this.config.mailPerHour * keptForOthers);
    return forAll > 0 ? { left: forAll, from: -1 } : { left, from: 0 };
  }

  async backlog(): Promise<Backlog> {
    const now = this.clock.now();
    const [backlog] = await this.database.reader.query<[Backlog]>(
      `SELECT COUNT(CASE WHEN next_attempt_at <= ? THEN 1 END) AS due,
              COUNT(CASE WHEN next_attempt_at > ? THEN 1 END) AS later,
              MIN(CASE WHEN next_attempt_at <= ? THEN next_attempt_at END) AS "oldestDue",
              (SELECT COUNT(*) FROM outbox WHERE failed_at IS NOT NULL) AS "givenUp"
         FROM outbox WHERE ${pending}`,
      [now, now, now],
    );
    return backlog;
  }

  async settle(outcomes: readonly Outcome[]): Promise<void> {
    await this.database.write(['outbox'], async (db) => {
      const now = this.clock.now();
      for (const outcome of outcomes) {
        await db.update(OutboxMail, stillOurs(outcome), { ...changes(outcome, now), leasedUntil: null });
      }
      const counted = outcomes.filter(({ mail, end }) => end === 'sent' && mail.priority < 1);
      await countSent(db, counted.length, now);
    });
  }
}

async function take(
  db: EntityManager,
  takeDue: string,
  now: Timestamp,
  { from, to, count }: Readonly<Record<'from' | 'to' | 'count', number>>,
): Promise<LeasedMail[]> {
  if (count <= 0) return [];
  const taken = await db.query<LeasedMail[]>(takeDue, [from, to, now, now + 2 * lease, count, now + lease]);
  // RETURNING has no order.
  return taken.sort((a, b) => b.priority - a.priority || a.turn - b.turn || (a.id < b.id ? -1 : 1));
}

async function leasedToStrangers(db: EntityManager, now: Timestamp): Promise<number> {
  const sql = `SELECT count(*) AS count FROM outbox
    WHERE ${pending} AND leased_until IS NOT NULL AND leased_until > ? AND leased_until <= ? AND urgent < 1`;
  const [row] = await db.query<{ count: number }[]>(sql, [now, now + 2 * lease]);
  return row?.count ?? 0;
}

const waiting = `SELECT id FROM outbox WHERE ${pending} AND waits = 1`;

/**
 * What has waited long enough joins the due mail, so that a lease never reads what still waits. A timestamp too far in
 * the future was written by a wrong clock and counts as past: see `stillLasts`. With OR, SQLite would read all of it.
 */
const promote = `
  UPDATE outbox SET waits = 0
  WHERE id IN (
    ${waiting} AND next_attempt_at <= ?
    UNION ALL ${waiting} AND next_attempt_at > ?
    UNION ALL ${waiting} AND attempts = 0 AND created_at > ?
    LIMIT ?
  )`;

const takeDueWith = (skipLocked: string): string => `
  WITH due AS MATERIALIZED (
    SELECT id FROM outbox
    WHERE ${pending} AND waits = 0 AND urgent BETWEEN ? AND ?
      AND (leased_until IS NULL OR leased_until <= ? OR leased_until > ?)
    ORDER BY urgent DESC, turn, id LIMIT ? ${skipLocked}
  )
  UPDATE outbox SET leased_until = ? WHERE id IN (SELECT id FROM due)
  RETURNING id, kind, recipient, language, time_zone AS "timeZone", payload, urgent AS priority, turn, attempts,
    created_at AS "createdAt", leased_until AS "leasedUntil"`;

/**
 * A failure counts only while the lease is ours: another worker may have taken the mail over and delivered it. "Sent"
 * is true under any lease.
 */
function stillOurs({ mail, end }: Outcome): { id: string; leasedUntil?: Timestamp } {
  return end === 'sent' ? { id: mail.id } : { id: mail.id, leasedUntil: mail.leasedUntil };
}

function changes(outcome: Outcome, now: Timestamp): Partial<OutboxMail> {
  const attempts = outcome.mail.attempts + 1;
  if (outcome.end === 'sent') return { attempts, sentAt: now };
  const { failure } = outcome;
  const failed = { attempts, failureCode: failure.code, failureStep: failure.step ?? null };
  return outcome.end === 'later'
    ? { ...failed, waits: 1, nextAttemptAt: now + outcome.delay }
    : { ...failed, failedAt: now };
}
