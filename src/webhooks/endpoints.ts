import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { orderedId } from '../common/ordered-id.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { pendingDelivery } from './delivery.entity.js';
import { disableEndpoint, giveUpSome, inBatches } from './disabled.js';
import type { DisabledBecause, WebhookEndpoint } from './endpoint.entity.js';
import type { CheckedEndpoint } from './checked-endpoint.js';
import { WebhookSecrets } from './secrets.js';
import type { WebhookType } from './types.js';

/** An endpoint, and how it is doing. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookType[];
  readonly allowsPrivate: boolean;
  readonly createdAt: Timestamp;
  readonly lastDeliveredAt: Timestamp | null;
  readonly disabledAt: Timestamp | null;
  readonly disabledBecause: DisabledBecause | null;
  /** Messages that wait for their next attempt. */
  readonly waiting: number;
}

type Row = Pick<WebhookEndpoint, keyof Endpoint & keyof WebhookEndpoint> & Pick<Endpoint, 'waiting'>;

const select = `SELECT e.id, e.url, e.events, e.allows_private AS "allowsPrivate", e.created_at AS "createdAt",
    e.last_delivered_at AS "lastDeliveredAt", e.disabled_at AS "disabledAt", e.disabled_because AS "disabledBecause",
    (SELECT count(*) FROM webhook_deliveries d
      WHERE d.endpoint_id = e.id AND e.disabled_at IS NULL AND ${pendingDelivery}) AS waiting
  FROM webhook_endpoints e`;

/** In whose name: an admin's act is checked and logged in the same transaction. */
export type Writer = Pick<Database, 'write'>;

/** Who is told what happens to users. Operators decide it. */
@Injectable()
export class WebhookEndpoints {
  constructor(
    private readonly database: Database,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  async list(): Promise<Endpoint[]> {
    return (await this.database.reader.query<Row[]>(`${select} ORDER BY e.id`)).map(fromRow);
  }

  async find(id: string): Promise<Endpoint | undefined> {
    const [row] = await this.database.reader.query<Row[]>(`${select} WHERE e.id = ?`, [id]);
    return row && fromRow(row);
  }

  /** Its id, and the secret, which nobody can see again. */
  async add({
    url,
    events,
    allowsPrivate,
  }: CheckedEndpoint): Promise<{ readonly id: string; readonly secret: string }> {
    const id = orderedId();
    return this.database.write([], async (db) => {
      await db.query(
        'INSERT INTO webhook_endpoints (id, url, events, allows_private, created_at) VALUES (?, ?, ?, ?, ?)',
        [id, url.href, JSON.stringify(events), allowsPrivate ? 1 : 0, this.clock.now()],
      );
      return { id, secret: await this.secrets.add(db, id) };
    });
  }

  /** The one before signs, too, for a day. Undefined if there is no such endpoint. */
  async rotate(id: string): Promise<string | undefined> {
    return this.database.write([], async (db) => {
      const found = await db.query<unknown[]>('SELECT 1 FROM webhook_endpoints WHERE id = ?', [id]);
      return found.length === 0 ? undefined : this.secrets.add(db, id);
    });
  }

  /** With all of its messages, of which the most go before: a cascade would hold up everybody else. */
  async remove(id: string): Promise<boolean> {
    await this.disable(id);
    const some = `DELETE FROM webhook_deliveries WHERE id IN
      (SELECT id FROM webhook_deliveries WHERE endpoint_id = ? LIMIT ${policy.retention.batch}) RETURNING 1`;
    await inBatches(this.database, async (db) => (await db.query<unknown[]>(some, [id])).length);
    const sql = 'DELETE FROM webhook_endpoints WHERE id = ? RETURNING 1';
    return (await this.database.write([], (db) => db.query<unknown[]>(sql, [id]))).length > 0;
  }

  /** What has happened meanwhile, it is not told, nor what waited when it was disabled: the worker may not be there yet. */
  async enable(id: string, by: Writer = this.database): Promise<boolean> {
    const giveUp = (db: EntityManager): Promise<number> => giveUpSome(db, id, this.clock.now());
    await inBatches(this.database, giveUp);
    const sql = 'UPDATE webhook_endpoints SET disabled_at = NULL, disabled_because = NULL WHERE id = ? RETURNING 1';
    return by.write([], async (db) => {
      await giveUp(db);
      return (await db.query<unknown[]>(sql, [id])).length > 0;
    });
  }

  /** What waits for it is not sent any more. */
  async disable(id: string): Promise<boolean> {
    return this.database.write([], (db) => disableEndpoint(db, id, 'operator', this.clock.now()));
  }
}

function fromRow({ events, allowsPrivate, ...row }: Row): Endpoint {
  return { ...row, events: JSON.parse(events) as WebhookType[], allowsPrivate: allowsPrivate === 1 };
}
