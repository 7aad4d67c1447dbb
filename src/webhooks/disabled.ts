import { setImmediate as turn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import type { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { pendingDelivery as pending } from './delivery.entity.js';
import type { DisabledBecause } from './endpoint.entity.js';

const { batch } = policy.retention;

/** A message that waits for a disabled endpoint counts as given up. The worker soon says so in its row, too. */
export const disabledCode = 'DISABLED';

/** Nothing is sent to it from now on. False if it is disabled already, or removed. */
export async function disableEndpoint(
  db: EntityManager,
  id: string,
  because: DisabledBecause,
  now: Timestamp,
): Promise<boolean> {
  const disabled = await db.query<unknown[]>(
    `UPDATE webhook_endpoints SET disabled_at = ?, disabled_because = ?
      WHERE id = ? AND disabled_at IS NULL RETURNING 1`,
    [now, because, id],
  );
  return disabled.length > 0;
}

/** Of what waits for it, one batch: others wait meanwhile. None if the endpoint is enabled. @returns how many. */
export async function giveUpSome(db: EntityManager, id: string, now: Timestamp): Promise<number> {
  const givenUp = await db.query<unknown[]>(
    `UPDATE webhook_deliveries SET failed_at = ?, last_code = '${disabledCode}'
      WHERE ${pending} AND id IN (SELECT id FROM webhook_deliveries
        WHERE endpoint_id = (SELECT id FROM webhook_endpoints WHERE id = ? AND disabled_at IS NOT NULL) AND ${pending}
        LIMIT ${batch}) RETURNING 1`,
    [now, id],
  );
  return givenUp.length;
}

/** Repeats it until it finds no full batch any more. Between two of them, everybody else gets their turn. */
export async function inBatches(database: Database, some: (db: EntityManager) => Promise<number>): Promise<void> {
  while ((await database.write([], some)) === batch) await turn();
}
