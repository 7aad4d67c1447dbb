import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { pendingDelivery as pending } from './delivery.entity.js';
import { disabledCode } from './disabled.js';
import type { Writer } from './endpoints.js';

/** A message to an endpoint, and what became of it. */
export interface Delivery {
  readonly id: string;
  readonly endpointId: string;
  readonly url: string;
  readonly type: string;
  readonly attempts: number;
  /** Null if it is over. */
  readonly nextAttemptAt: Timestamp | null;
  readonly lastStatus: number | null;
  readonly lastCode: string | null;
  readonly createdAt: Timestamp;
  readonly deliveredAt: Timestamp | null;
  readonly failedAt: Timestamp | null;
}

export interface DeliveryFilter {
  readonly onlyFailed?: boolean;
  readonly endpointId?: string;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

export interface DeliveryPage {
  readonly deliveries: readonly Delivery[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** Waits for an endpoint that is disabled: the worker is about to give it up. */
const isLeft = `e.disabled_at IS NOT NULL AND ${pending}`;

const select = `SELECT d.id, d.endpoint_id AS "endpointId", e.url, d.type, d.attempts,
    CASE WHEN ${pending} AND e.disabled_at IS NULL THEN d.next_attempt_at END AS "nextAttemptAt",
    d.last_status AS "lastStatus", CASE WHEN ${isLeft} THEN '${disabledCode}' ELSE d.last_code END AS "lastCode",
    d.created_at AS "createdAt", d.delivered_at AS "deliveredAt",
    CASE WHEN ${isLeft} THEN e.disabled_at ELSE d.failed_at END AS "failedAt"
  FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id`;

/** Each has an index by endpoint and id, or little to sort: what is left at a disabled endpoint is soon given up. */
const failed = ['d.failed_at IS NOT NULL', isLeft] as const;

const { batch } = policy.retention;

/** Was tried, and somebody may get it. */
const retriable = `delivered_at IS NULL AND (attempts > 0 OR failed_at IS NOT NULL)
  AND endpoint_id IN (SELECT id FROM webhook_endpoints WHERE disabled_at IS NULL)`;

/** For operators. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The newest first. A page of failed ones costs the same however many were delivered. */
  async latest({ onlyFailed = false, endpointId, after }: DeliveryFilter = {}): Promise<DeliveryPage> {
    const endpoints = endpointId === undefined && onlyFailed ? await this.endpointIds() : [endpointId];
    const conditions = onlyFailed ? failed : ['1 = 1'];
    const found: Delivery[] = [];
    for (const endpoint of endpoints)
      for (const condition of conditions) found.push(...(await this.rows(condition, endpoint, after)));
    const sorted = found.sort((a, b) => (a.id < b.id ? 1 : -1));
    const deliveries = sorted.slice(0, policy.webhooks.shown);
    return { deliveries, next: sorted.length > deliveries.length ? (deliveries.at(-1)?.id ?? null) : null };
  }

  /** One more than a page shows. */
  private rows(condition: string, endpointId: string | undefined, after: string | undefined): Promise<Delivery[]> {
    const more = [
      ...(endpointId === undefined ? [] : [['d.endpoint_id = ?', endpointId] as const]),
      ...(after === undefined ? [] : [['d.id < ?', after] as const]),
    ];
    const where = [`(${condition})`, ...more.map(([sql]) => sql)].join(' AND ');
    const parameters = [...more.map(([, value]) => value), policy.webhooks.shown + 1];
    return this.database.reader.query(`${select} WHERE ${where} ORDER BY d.id DESC LIMIT ?`, parameters);
  }

  private async endpointIds(): Promise<string[]> {
    const found = await this.database.reader.query<{ id: string }[]>('SELECT id FROM webhook_endpoints');
    return found.map(({ id }) => id);
  }

  async find(id: string): Promise<Delivery | undefined> {
    const [delivery] = await this.database.reader.query<Delivery[]>(`${select} WHERE d.id = ?`, [id]);
    return delivery;
  }

  /**
   * Makes messages due that wait for another attempt or were given up, where the endpoint is enabled. In
   * batches: others wait meanwhile.
   * @param which the id of one, or `all`. @returns how many.
   */
  async retry(which: string, by: Writer = this.database): Promise<number> {
    if (which !== 'all') return this.retryThese([which], by);
    let retried = 0;
    for (let last = ''; ; await turn()) {
      const found = await this.database.reader.query<{ id: string }[]>(
        `SELECT id FROM webhook_deliveries WHERE ${retriable} AND id > ? ORDER BY id LIMIT ${batch}`,
        [last],
      );
      const ids = found.map(({ id }) => id);
      if (ids.length > 0) retried += await this.retryThese(ids, by);
      if (ids.length < batch) return retried;
      last = ids.at(-1) ?? last;
    }
  }

  private async retryThese(ids: readonly string[], by: Writer): Promise<number> {
    const retried = await by.write([], (db) =>
      db.query<unknown[]>(
        `UPDATE webhook_deliveries SET failed_at = NULL, attempts = 0, next_attempt_at = ?
          WHERE ${retriable} AND id IN (${ids.map(() => '?').join(', ')}) RETURNING 1`,
        [this.clock.now(), ...ids],
      ),
    );
    return retried.length;
  }
}
