import type BetterSqlite3 from 'better-sqlite3';
import { setImmediate as turn } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';

/**
 * Undoes the open transaction, if there is one. Not by TypeORM's rollback: on a disk error SQLite has undone it by
 * itself, and TypeORM would go on counting it: every later commit would be a savepoint of a transaction that nothing
 * ends. So its runner goes too, and begins nothing more, or what is still under way would be committed by itself.
 */
export async function rollBack(writer: DataSource): Promise<void> {
  const driver = writer.driver as unknown as SqliteDriver;
  if (driver.queryRunner) driver.queryRunner.isReleased = true;
  // What it had begun by now, and TypeORM not yet handed to SQLite, comes in this turn and is undone with the rest.
  await turn();
  if (driver.databaseConnection.inTransaction) driver.databaseConnection.exec('ROLLBACK');
  delete driver.queryRunner;
}

/** What TypeORM's driver for better-sqlite3 keeps: the connection, and one runner for it. */
interface SqliteDriver {
  readonly databaseConnection: BetterSqlite3.Database;
  queryRunner?: Omit<QueryRunner, 'isReleased'> & { isReleased: boolean };
}
