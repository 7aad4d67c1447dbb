import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource, QueryRunner } from 'typeorm';

/**
 * Undoes the open transaction, if there is one. Not by TypeORM's rollback: when the disk is full, or cannot be read,
 * SQLite has undone it by itself. There is none to roll back then, and TypeORM would go on counting it: every later
 * commit would be only a savepoint of a transaction that nothing ends. So its runner goes too, and runs nothing any more:
 * what is still under way in there would get into the transaction of somebody else.
 */
export function rollBack(writer: DataSource): void {
  const driver = writer.driver as unknown as SqliteDriver;
  if (driver.databaseConnection.inTransaction) driver.databaseConnection.exec('ROLLBACK');
  if (driver.queryRunner) driver.queryRunner.isReleased = true;
  delete driver.queryRunner;
}

/** What TypeORM's driver for better-sqlite3 keeps: the connection, and one runner for it. */
interface SqliteDriver {
  readonly databaseConnection: BetterSqlite3.Database;
  queryRunner?: Omit<QueryRunner, 'isReleased'> & { isReleased: boolean };
}
