import type { EntityManager } from 'typeorm';
import type { Database } from '../../src/database/database.js';
import type { BoundedQueue } from '../../src/common/bounded-queue.js';
import type { Engine } from '../../src/database/engine.js';
import { engineOf, onPostgres, writerOf } from './test-database.js';

/** A write that blocks all others of this process as long as `work` takes, which `Database.write` does not allow. */
export async function writeSlowly<T>(database: Database, work: (db: EntityManager) => Promise<T>): Promise<T> {
  if (onPostgres) return withGate(engineOf(database), work);
  const queue = Reflect.get(engineOf(database), 'queue') as BoundedQueue;
  return queue.run(() => writerOf(database).transaction(work));
}

/** Others wait here and not in the database, whatever they are about. */
async function withGate<T>(engine: Engine, work: (db: EntityManager) => Promise<T>): Promise<T> {
  const before = engine.transaction.bind(engine);
  let open: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => (open = resolve));
  const gated: Engine['transaction'] = async (...about) => {
    await closed;
    return before(...about);
  };
  engine.transaction = gated;
  try {
    return await before([], work, true);
  } finally {
    if (engine.transaction === gated) Reflect.deleteProperty(engine, 'transaction');
    open();
  }
}
