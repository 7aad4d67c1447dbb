import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, type Duration, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import type { SiteAnswer } from '../outgoing/site-request.js';
import { policy } from '../policy.js';
import { pendingDelivery as pending } from './delivery.entity.js';
import { disableEndpoint, giveUpSome } from './disabled.js';
import type { DisabledBecause } from './endpoint.entity.js';

/** An endpoint for which something is due. */
export interface DueEndpoint {
  readonly id: string;
  readonly url: string;
  readonly allowsPrivate: number;
}

/** Messages that wait or were given up, and endpoints that are enabled or why not. */
interface WebhookBacklog {
  readonly waiting: number;
  readonly givenUp: number;
  readonly endpoints: Readonly<Record<'enabled' | DisabledBecause, number>>;
}

/** A message that belongs to one worker until `leasedUntil`. */
export interface LeasedMessage {
  readonly id: string;
  readonly endpointId: string;
  readonly type: string;
  readonly payload: string;
  readonly attempts: number;
  readonly createdAt: Timestamp;
  readonly leasedUntil: Timestamp;
}

/** How an attempt ended. */
export type Outcome = { readonly message: LeasedMessage; readonly answer: SiteAnswer } & (
  { readonly end: 'delivered' | 'given-up' | 'gone' } | { readonly end: 'later'; readonly delay: Duration }
);

const { furthest, lease, setRightAtOnce } = policy.webhooks;

/** The worker's side of the outbox. */
@Injectable()
export class WebhookQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A read, so that nobody has to wait for whom there is nothing to send. */
  async due(): Promise<DueEndpoint[]> {
    const now = this.clock.now();
    const some = (when: string): string =>
      `EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND ${pending} AND next_attempt_at ${when})`;
    return this.database.reader.query<DueEndpoint[]>(
      `SELECT e.id, e.url, e.allows_private AS "allowsPrivate" FROM webhook_endpoints e
        WHERE e.disabled_at IS NULL AND (${some('<= ?')} OR ${some('> ?')}) ORDER BY e.id`,
      [now, now + furthest],
    );
  }

  /**
   * Gives up a batch of what waits for disabled endpoints, so that an operator sees it, and it goes with the retention.
   * Again and again: on PostgreSQL, whoever has read an endpoint as enabled may add a message after it was disabled.
   * @returns how many.
   */
  async giveUpOfDisabled(): Promise<number> {
    const [endpoint] = await this.database.reader.query<{ id: string }[]>(
      `SELECT e.id FROM webhook_endpoints e WHERE e.disabled_at IS NOT NULL
        AND EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND ${pending}) LIMIT 1`,
    );
    return endpoint ? this.database.write([], (db) => giveUpSome(db, endpoint.id, this.clock.now())) : 0;
  }

  async backlog(): Promise<WebhookBacklog> {
    const [messages = { waiting: 0, givenUp: 0 }] = await this.database.reader.query<
      Omit<WebhookBacklog, 'endpoints'>[]
    >(
      `SELECT (SELECT count(*) ${pendingOf('IS NULL')}) AS waiting,
              (SELECT count(*) FROM webhook_deliveries WHERE failed_at IS NOT NULL)
                + (SELECT count(*) ${pendingOf('IS NOT NULL')}) AS "givenUp"`,
    );
    const endpoints = await this.database.reader.query<{ state: 'enabled' | DisabledBecause; count: number }[]>(
      `SELECT COALESCE(disabled_because, 'enabled') AS state, count(*) AS count FROM webhook_endpoints GROUP BY 1`,
    );
    const none = { enabled: 0, gone: 0, failing: 0, operator: 0 };
    return {
      ...messages,
      endpoints: { ...none, ...Object.fromEntries(endpoints.map(({ state, count }) => [state, count])) },
    };
  }

  /**
   * Leases messages for the places that are free at an endpoint, those first that have waited longest. A power cut may
   * undo the lease: then they are sent again.
   */
  async lease({ id }: DueEndpoint, places: number): Promise<LeasedMessage[]> {
    return this.database.writeRelaxed([], async (db) => {
      const now = this.clock.now();
      await db.query(setRight, [now, id, now + furthest, setRightAtOnce]);
      return db.query<LeasedMessage[]>(takeDueWith(this.database.skipLocked), [id, now, places, now + lease]);
    });
  }

  /** The endpoints that got disabled. A failure counts only while the lease is ours; "delivered" is true in any case. */
  async settle(outcomes: readonly Outcome[]): Promise<{ id: string; because: DisabledBecause }[]> {
    return this.database.write([], async (db) => {
      const disabled: { id: string; because: DisabledBecause }[] = [];
      for (const outcome of outcomes) {
        if (!(await this.settleOne(db, outcome))) continue;
        const { endpointId: id, createdAt } = outcome.message;
        const now = this.clock.now();
        const because = await reasonToDisable(db, outcome, createdAt);
        if (because && (await disableEndpoint(db, id, because, now))) disabled.push({ id, because });
      }
      return disabled;
    });
  }

  /** False if another worker has taken it over. */
  private async settleOne(db: EntityManager, outcome: Outcome): Promise<boolean> {
    const { message, answer, end } = outcome;
    const now = this.clock.now();
    const last = 'status' in answer ? [answer.status, null] : [null, answer.code];
    const set = 'attempts = attempts + 1, last_status = ?, last_code = ?';
    if (end === 'delivered') {
      const sql = `UPDATE webhook_deliveries SET ${set}, delivered_at = ?, failed_at = NULL WHERE id = ? RETURNING 1`;
      const delivered = await db.query<unknown[]>(sql, [...last, now, message.id]);
      await db.query('UPDATE webhook_endpoints SET last_delivered_at = ? WHERE id = ?', [now, message.endpointId]);
      return delivered.length > 0;
    }
    const [failedAt, next] = end === 'later' ? [null, now + outcome.delay] : [now, message.leasedUntil];
    const failed = await db.query<unknown[]>(
      `UPDATE webhook_deliveries SET ${set}, failed_at = ?, next_attempt_at = ?
        WHERE id = ? AND next_attempt_at = ? AND ${pending} RETURNING 1`,
      [...last, failedAt, next, message.id, message.leasedUntil],
    );
    return failed.length > 0;
  }
}

/** It does not want any more, or has accepted nothing for as long as a message is tried. */
async function reasonToDisable(
  db: EntityManager,
  { message, end }: Outcome,
  since: Timestamp,
): Promise<DisabledBecause | undefined> {
  if (end === 'gone') return 'gone';
  if (end !== 'given-up') return undefined;
  const sql = 'SELECT 1 FROM webhook_endpoints WHERE id = ? AND last_delivered_at > ?';
  const accepted = await db.query<unknown[]>(sql, [message.endpointId, since]);
  return accepted.length > 0 ? undefined : 'failing';
}

/** Messages that wait, of the endpoints that are enabled, or are not. */
const pendingOf = (disabledAt: 'IS NULL' | 'IS NOT NULL'): string =>
  `FROM webhook_deliveries WHERE ${pending}
    AND endpoint_id IN (SELECT id FROM webhook_endpoints WHERE disabled_at ${disabledAt})`;

/** A time too far in the future was written by a wrong clock. */
const setRight = `UPDATE webhook_deliveries SET next_attempt_at = ? WHERE id IN
  (SELECT id FROM webhook_deliveries WHERE endpoint_id = ? AND ${pending} AND next_attempt_at > ? LIMIT ?)`;

const takeDueWith = (skipLocked: string): string => `
  WITH due AS MATERIALIZED (
    SELECT id FROM webhook_deliveries
    WHERE endpoint_id = ? AND ${pending} AND next_attempt_at <= ?
    ORDER BY next_attempt_at, id LIMIT ? ${skipLocked}
  )
  UPDATE webhook_deliveries SET next_attempt_at = ? WHERE id IN (SELECT id FROM due)
  RETURNING id, endpoint_id AS "endpointId", type, payload, attempts, created_at AS "createdAt",
    next_attempt_at AS "leasedUntil"`;
