import type { EntityManager } from 'typeorm';
import type { Database } from '../../src/database/database.js';
import type { BoundedQueue } from '../../src/common/bounded-queue.js';
import { engineOf, onPostgres, writerOf } from './test-database.js';

/** A write that blocks all others on SQLite as long as `work` takes, which `Database.write` does not allow there. */
export async function writeSlowly<T>(database: Database, work: (db: EntityManager) => Promise<T>): Promise<T> {
  if (onPostgres) return database.write([], work);
  const queue = Reflect.get(engineOf(database), 'queue') as BoundedQueue;
  return queue.run(() => writerOf(database).transaction(work));
}
