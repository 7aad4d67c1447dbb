import { Logger } from '@nestjs/common';
import type BetterSqlite3 from 'better-sqlite3';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { Gate, Overloaded } from '../gate.js';
import { policy } from '../policy.js';

/**
 * The only way to write. TypeORM keeps one connection per SQLite DataSource, on which parallel transactions would
 * mix: one request's rollback would undo another's acknowledged work. So the writer is private to this class, and
 * transactions pass one after the other.
 */
export class Database {
  private readonly gate = new Gate({
    atOnce: 1,
    waiting: policy.database.writesWaiting,
    retryAfter: policy.database.retryAfter,
  });
  private readonly inside = new AsyncLocalStorage<true>();
  private readonly logger = new Logger('Database');
  /** Why the last write failed, if that was for the disk's sake. */
  trouble: string | undefined;

  constructor(
    readonly reader: DataSource,
    private readonly writer: DataSource,
  ) {}

  /**
   * Runs `work` in a transaction of its own and resolves once that is committed and on the disk: only then may a
   * client be answered. Inside only SQL: hashing, mail and timers come before or after, since everybody waits.
   * @throws Overloaded when too many writes wait, another process holds the file, or the disk is full or fails.
   * @throws whatever `work` throws, after a rollback.
   */
  async write<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    // Waiting here for the gate that one holds oneself would never end.
    if (this.inside.getStore()) throw new Error('write() inside write(): pass the EntityManager on instead.');
    return this.gate.run(() => this.inside.run(true, () => this.transaction(work)));
  }

  private async transaction<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    try {
      await runner.startTransaction();
      await takeWriteLock(runner);
      const result = await work(runner.manager);
      await runner.commitTransaction();
      this.trouble = undefined;
      return result;
    } catch (error) {
      this.undo();
      throw this.inOurWords(error);
    }
  }

  /**
   * Not by TypeORM's rollback: when the disk is full, or cannot be read, SQLite has undone the transaction by itself.
   * There is none to roll back then, and TypeORM would go on counting it: every later commit would be only a savepoint
   * of a transaction that nothing ends. So its runner goes too.
   */
  private undo(): void {
    const driver = this.writer.driver as unknown as SqliteDriver;
    if (driver.databaseConnection.inTransaction) driver.databaseConnection.exec('ROLLBACK');
    delete driver.queryRunner;
  }

  /** A disk that is full or fails is the operator's to mend; a visitor is told to come back. */
  private inOurWords(error: unknown): unknown {
    const code = codeOf(error);
    if (!/^SQLITE_(FULL|IOERR|NOMEM|READONLY)/.test(code)) return error;
    this.trouble = code;
    this.logger.error(`The database cannot be written: ${code}`);
    return new Overloaded(policy.database.retryAfter);
  }

  async close(): Promise<void> {
    await this.gate.run(async () => {
      await this.reader.destroy();
      await this.writer.destroy();
    });
  }
}

/**
 * Takes SQLite's write lock before anything is read. Taking it later would fail whenever another process had written
 * in between. A statement that changes nothing does it; TypeORM cannot say BEGIN IMMEDIATE.
 */
async function takeWriteLock(runner: QueryRunner): Promise<void> {
  const deadline = Date.now() + policy.database.lockPatience;
  for (;;) {
    try {
      await runner.query('DELETE FROM migrations WHERE 0');
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (Date.now() > deadline) throw new Overloaded(policy.database.retryAfter);
      await wait(policy.database.lockRetryEvery);
    }
  }
}

function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** SQLite's, such as `SQLITE_BUSY`; empty for an error that is not SQLite's. */
function codeOf(error: unknown): string {
  if (!(error instanceof QueryFailedError)) return '';
  const { code } = error.driverError as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** What TypeORM's driver for better-sqlite3 keeps: the connection, and one runner for it. */
interface SqliteDriver {
  readonly databaseConnection: BetterSqlite3.Database;
  queryRunner?: QueryRunner;
}
