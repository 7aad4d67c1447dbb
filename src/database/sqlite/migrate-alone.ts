import { type DataSource, MigrationExecutor } from 'typeorm';
import { rollBack } from './roll-back.js';
import { isBusy, isDiskError, openFailed, retryWhileBusy } from './sqlite-errors.js';

/**
 * In one transaction that has the write lock from the start. TypeORM's own transactions read first, and lock when it is too
 * late.
 */
export async function alone<T>(writer: DataSource, work: (executor: MigrationExecutor) => Promise<T>): Promise<T> {
  const runner = writer.createQueryRunner();
  const executor = new MigrationExecutor(writer, runner);
  executor.transaction = 'none';
  // Turns foreign keys off, which SQLite allows outside a transaction only: a table may have to be created again.
  await runner.beforeMigration();
  try {
    await retryWhileBusy(() => runner.query('BEGIN IMMEDIATE'));
    const result = await work(executor);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await rollBack(writer);
    throw isBusy(error) || isDiskError(error) ? openFailed(error) : error;
  } finally {
    await runner.afterMigration();
  }
}
