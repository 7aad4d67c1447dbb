import { type DataSource, MigrationExecutor } from 'typeorm';
import { refuseNewerSchema } from './schema-version.js';
import { rollBack } from './sqlite/roll-back.js';
import { openFailed, isBusy, isDiskError, retryWhileBusy } from './sqlite/sqlite-errors.js';

/** Brings the schema up to date, all of it or nothing. Returns the names of the migrations that it applied. */
export async function migrate(writer: DataSource): Promise<string[]> {
  const applied = await alone(writer, (executor) => executor.executePendingMigrations());
  return applied.map(({ name }) => name);
}

/** Takes back the last migration and returns its name, if there is one. */
export async function undoLastMigration(writer: DataSource): Promise<string | undefined> {
  return alone(writer, async (executor) => {
    const [last] = await executor.getExecutedMigrations();
    if (last) await executor.undoLastMigration();
    return last?.name;
  });
}

/**
 * In one transaction that has the write lock from the start: of two processes that start at once the second finds done
 * what the first has done. TypeORM's own transactions read first, and lock when it is too late.
 * @throws ConfigError when another process keeps the file, the disk is full, or the schema is newer.
 */
async function alone<T>(writer: DataSource, work: (executor: MigrationExecutor) => Promise<T>): Promise<T> {
  const runner = writer.createQueryRunner();
  const executor = new MigrationExecutor(writer, runner);
  executor.transaction = 'none';
  // Turns foreign keys off, which SQLite allows outside a transaction only: a table may have to be created again.
  await runner.beforeMigration();
  try {
    await retryWhileBusy(() => runner.query('BEGIN IMMEDIATE'));
    refuseNewerSchema((await executor.getExecutedMigrations()).map(({ name }) => name));
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
