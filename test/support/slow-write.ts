import type { DataSource, EntityManager } from 'typeorm';
import type { Database } from '../../src/database/database.js';
import type { BoundedQueue } from '../../src/common/bounded-queue.js';

/** A write that blocks all others as long as `work` takes, which `Database.write` does not allow. */
export async function writeSlowly<T>(database: Database, work: (db: EntityManager) => Promise<T>): Promise<T> {
  const { queue, writer } = database as unknown as { queue: BoundedQueue; writer: DataSource };
  return queue.run(() => writer.transaction(work));
}
