import { type DataSource, MigrationExecutor } from 'typeorm';
import { policy } from '../../policy.js';
import { lockOf } from './locks.js';
import { openFailed } from './open-failed.js';

/** DDL belongs to the transaction, too: all of it is there in the end, or nothing. */
export async function alone<T>(writer: DataSource, work: (executor: MigrationExecutor) => Promise<T>): Promise<T> {
  const runner = writer.createQueryRunner();
  const executor = new MigrationExecutor(writer, runner);
  executor.transaction = 'none';
  try {
    await runner.query(`BEGIN; SET LOCAL lock_timeout = ${policy.database.migrationPatience};
      SELECT pg_advisory_xact_lock(${lockOf('migrations')})`);
    const result = await work(executor);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK').catch(() => undefined);
    throw openFailed(error);
  } finally {
    await runner.release();
  }
}
