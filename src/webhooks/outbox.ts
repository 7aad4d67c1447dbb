import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { orderedId } from '../common/ordered-id.js';
import type { Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import type { WebhookType } from './types.js';
import { WebhookSignal } from './webhook-signal.js';

/** What endpoints are told. */
interface WebhookMessage {
  readonly type: WebhookType;
  readonly at: Timestamp;
  /** With whose account the message goes. Null if it is about its deletion. */
  readonly userId: string | null;
  /** Asked for only if an endpoint wants it. */
  readonly data: () => Promise<object>;
}

/** Adds messages: a row for each endpoint, in the caller's transaction. */
@Injectable()
export class WebhookOutbox {
  /** By the clock of the process, in milliseconds. */
  private noneUntil = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly signal: WebhookSignal,
  ) {}

  /**
   * Writes nothing, and mostly asks nothing, where there is no endpoint. A new endpoint is noticed within `noneFor`: until
   * then, whoever adds it waits.
   */
  async add(db: EntityManager, { type, at, userId, data }: WebhookMessage): Promise<void> {
    const endpoints = await this.endpointsFor(db, type);
    if (endpoints.length === 0) return;
    const payload = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data: await data() });
    for (const endpoint of endpoints)
      await db.query(
        `INSERT INTO webhook_deliveries (id, endpoint_id, user_id, type, payload, attempts, next_attempt_at, created_at)
         VALUES (?, ?, ?, ?, ?, 0, ?, ?)`,
        [`msg_${orderedId()}`, endpoint, userId, type, payload, at, at],
      );
    this.database.afterCommit(db, () => this.signal.wake());
  }

  private async endpointsFor(db: EntityManager, type: WebhookType): Promise<string[]> {
    if (performance.now() < this.noneUntil) return [];
    const sql = 'SELECT id, events FROM webhook_endpoints WHERE disabled_at IS NULL';
    const endpoints = await db.query<{ id: string; events: string }[]>(sql);
    if (endpoints.length === 0) this.noneUntil = performance.now() + policy.webhooks.noneFor;
    return endpoints.filter(({ events }) => (JSON.parse(events) as string[]).includes(type)).map(({ id }) => id);
  }
}
