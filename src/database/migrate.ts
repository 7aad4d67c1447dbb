import type { DataSource, MigrationExecutor } from 'typeorm';
import type { ShowProgress } from '../common/progress.js';
import { refuseNewerSchema } from './schema-version.js';

/**
 * Runs `work` in one transaction that no other process has at the same time: of two that start at once, the second finds
 * done what the first has done.
 * @throws ConfigError when another process keeps the database, or its disk is full.
 */
type Alone = <T>(connection: DataSource, work: (executor: MigrationExecutor) => Promise<T>) => Promise<T>;

/**
 * Brings the schema up to date, all of it or nothing. Returns the names of the migrations that it applied.
 * @throws ConfigError also when the schema is newer.
 */
export async function migrate(writer: DataSource, show: ShowProgress = () => undefined): Promise<string[]> {
  const applied = await alone(writer, async (executor) => {
    const pending = (await executor.getPendingMigrations()).map(({ name }) => name);
    showEach(writer, pending, show);
    return executor.executePendingMigrations();
  });
  return applied.map(({ name }) => name);
}

/** One may take most of the time: SQLite does not say how far it is. */
function showEach({ migrations }: DataSource, pending: readonly string[], show: ShowProgress): void {
  for (const migration of migrations) {
    const at = pending.indexOf(migration.name ?? migration.constructor.name);
    const up = migration.up.bind(migration);
    migration.up = (runner) => {
      show(`Applying ${pending[at] ?? ''}`, at, 'migrations', at / pending.length);
      return up(runner);
    };
  }
}

/** Takes back the last migration and returns its name, if there is one. */
export async function undoLastMigration(writer: DataSource): Promise<string | undefined> {
  return alone(writer, async (executor) => {
    const [last] = await executor.getExecutedMigrations();
    if (last) await executor.undoLastMigration();
    return last?.name;
  });
}

const alone: Alone = async (connection, work) => {
  const { alone } = await (connection.options.type === 'postgres'
    ? import('./postgres/migrate-alone.js')
    : import('./sqlite/migrate-alone.js'));
  return alone(connection, async (executor) => {
    refuseNewerSchema((await executor.getExecutedMigrations()).map(({ name }) => name));
    return work(executor);
  });
};
