import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DataSource, QueryRunner } from 'typeorm';
import { BoundedQueue, Overloaded } from '../../common/bounded-queue.js';
import type { Log } from '../../logging/log.js';
import { policy } from '../../policy.js';
import type { Engine, Opened, PreparedRead, Snapshot, Work } from '../engine.js';
import type { Subject } from '../subjects.js';
import type { Entities } from '../tables.js';
import { type Connections, openConnections } from './connections.js';
import { prepared } from './prepared.js';
import { rollBack } from './roll-back.js';
import { isBusy, lockDeadline, retryWhileBusy } from './sqlite-errors.js';
import { SqliteSnapshot } from './snapshot.js';
import { StorageHealth } from './storage-health.js';

const { writesWaiting, retryAfter } = policy.database;

/**
 * TypeORM keeps one connection per SQLite DataSource, on which parallel transactions would mix: one's rollback would undo
 * another's acknowledged work. So the writer is private, and transactions pass one by one.
 */
class SqliteEngine implements Engine {
  readonly reader: DataSource;
  /** There is one writer, and it waits for nobody. */
  readonly skipLocked = '';
  private readonly writer: DataSource;
  private readonly queue = new BoundedQueue({ atOnce: 1, waiting: writesWaiting, retryAfter });
  private readonly health: StorageHealth;

  constructor(
    private readonly file: string,
    { reader, writer }: Connections,
    log: Log,
  ) {
    this.reader = reader;
    this.writer = writer;
    this.health = new StorageHealth(writer, log);
  }

  get writeFailure(): string | undefined {
    return this.health.writeFailure;
  }

  /** Each has everything for itself, whatever it is about. */
  async transaction<T>(_about: readonly Subject[], work: Work<T>, isKept: boolean): Promise<T> {
    // From here on, or the last of a queue would wait for the file as often as all before it.
    const deadline = lockDeadline();
    return this.queue.run(() => (isKept ? this.run(work, deadline) : this.relaxed(() => this.run(work, deadline))));
  }

  /** Without waiting for the disk, during which this process could do nothing else. */
  private async relaxed<T>(act: () => Promise<T>): Promise<T> {
    await this.writer.query('PRAGMA synchronous = NORMAL');
    try {
      return await act();
    } finally {
      await this.writer.query('PRAGMA synchronous = FULL');
    }
  }

  private async run<T>(work: Work<T>, deadline: number): Promise<T> {
    const runner = this.writer.createQueryRunner();
    try {
      await runner.startTransaction();
      await takeWriteLock(runner, deadline);
      // `async` for work that throws at once: that too has to end the watch over it.
      const result = await this.assertSynchronous(async () => work(runner.manager));
      // Checked before the commit: otherwise a refused write would reappear when the file is moved back.
      this.health.requireInPlace();
      await runner.commitTransaction();
      // And after it: a write to a file that was moved in the meantime must not be acknowledged.
      this.health.requireInPlace();
      await this.health.noteSuccess();
      return result;
    } catch (error) {
      await rollBack(this.writer);
      // Another process holds the file for a while.
      throw isBusy(error) ? new Overloaded(retryAfter) : await this.health.judge(error);
    }
  }

  /**
   * SQLite answers at once, so SQL alone ends before anything else gets its turn. An AsyncLocalStorage would take 5 to
   * 8 % of every page. Who waits in the queue is refused as well: it may be the write that is waited for.
   */
  private async assertSynchronous<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const turnOfOthers = setImmediate(() => {
        this.queue.refuseWaiting();
        reject(new Error('Inside write() there was more than SQL, such as another write(), a hash or a timer.'));
      });
      const stopWatching = (): void => clearImmediate(turnOfOthers);
      work().finally(stopWatching).then(resolve, reject);
    });
  }

  prepare<Row>(sql: string): PreparedRead<Row> {
    return prepared(this.reader, sql);
  }

  /** The WAL cannot be cut back while somebody reads. */
  get allowsSnapshot(): boolean {
    const wal = statSync(`${this.file}-wal`, { throwIfNoEntry: false });
    return wal === undefined || wal.size <= policy.export.walAtMost;
  }

  snapshot(): Promise<Snapshot> {
    return Promise.resolve(new SqliteSnapshot(this.file));
  }

  async close(): Promise<void> {
    await this.queue.run(async () => {
      await this.reader.destroy();
      await this.writer.destroy();
    });
  }
}

/** @throws ConfigError when the database cannot be used. */
export async function openSqlite(file: string, entities: Entities, log: Log): Promise<Opened> {
  const connections = await openConnections(file, entities);
  const whenNew = `There was no database at ${resolve(file)}, so a new, empty one was made.`;
  return { engine: new SqliteEngine(file, connections, log), writer: connections.writer, whenNew };
}

/**
 * Takes SQLite's write lock before anything is read: later, it fails if another process has written in between. By a
 * statement that changes nothing, since TypeORM cannot say BEGIN IMMEDIATE.
 */
async function takeWriteLock(runner: QueryRunner, deadline: number): Promise<void> {
  await retryWhileBusy(() => runner.query('DELETE FROM migrations WHERE 0'), deadline);
}
