import type { DataSource, EntityManager } from 'typeorm';
import type { Database } from '../../src/database/database.js';
import type { Gate } from '../../src/common/bounded-queue.js';

/** A write that keeps all others waiting for as long as `work` takes: what `Database.write` lets nobody do. */
export async function writeSlowly<T>(
  database: Database,
  work: (db: EntityManager) => Promise<T>,
): Promise<T> {
  const { gate, writer } = database as unknown as { gate: Gate; writer: DataSource };
  return gate.run(() => writer.transaction(work));
}
