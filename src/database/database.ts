import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { BoundedQueue, Overloaded } from '../common/bounded-queue.js';
import type { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import { isBusy, lockDeadline, retryWhileBusy } from './sqlite/sqlite-errors.js';
import { rollBack } from './sqlite/roll-back.js';
import { StorageHealth } from './storage-health.js';
import type { Subject } from './subjects.js';

const { writesWaiting, retryAfter } = policy.database;

export type Work<T> = (db: EntityManager) => Promise<T>;

/**
 * The only way to write. TypeORM keeps one connection per SQLite DataSource, on which parallel transactions would mix:
 * one's rollback would undo another's acknowledged work. So the writer is private, and transactions pass one by one.
 */
export class Database {
  private readonly queue = new BoundedQueue({ atOnce: 1, waiting: writesWaiting, retryAfter });
  private readonly callbacks = new WeakMap<EntityManager, (() => void)[]>();
  readonly health: StorageHealth;

  constructor(
    readonly reader: DataSource,
    private readonly writer: DataSource,
    log: Log,
  ) {
    this.health = new StorageHealth(writer, log);
  }

  /**
   * Runs `work` in a transaction of its own and resolves once that is committed and on the disk: only then may a
   * client be answered. Inside only SQL: hashing, mail and timers come before or after, since everybody waits.
   * @param _about everything that `work` reads to decide what it writes: see `Subject`.
   * @throws Overloaded when too many writes wait, or another process holds the file.
   * @throws StorageFailed when the disk is full or fails, or the file at the path is another one by now.
   * @throws Error when `work` waits for anything else, such as another `write`, which would never end.
   * @throws whatever `work` throws, after a rollback.
   */
  async write<T>(_about: readonly Subject[], work: Work<T>): Promise<T> {
    return this.exclusively((deadline) => this.transaction(work, deadline));
  }

  /**
   * The same for what nobody is told of, such as a count of tries. It does not wait for the disk, during which
   * this process could do nothing else: a power cut may undo the last of it.
   */
  async writeRelaxed<T>(_about: readonly Subject[], work: Work<T>): Promise<T> {
    return this.exclusively(async (deadline) => {
      await this.writer.query('PRAGMA synchronous = NORMAL');
      try {
        return await this.transaction(work, deadline);
      } finally {
        await this.writer.query('PRAGMA synchronous = FULL');
      }
    });
  }

  private async exclusively<T>(act: (deadline: number) => Promise<T>): Promise<T> {
    // From here on, or the last of a queue would wait for the file as often as all before it.
    const deadline = lockDeadline();
    return this.queue.run(() => act(deadline));
  }

  /** Does this as soon as the transaction is committed, and never when it is undone. */
  afterCommit(db: EntityManager, act: () => void): void {
    this.callbacks.set(db, [...(this.callbacks.get(db) ?? []), act]);
  }

  private async transaction<T>(work: Work<T>, deadline: number): Promise<T> {
    const runner = this.writer.createQueryRunner();
    // On SQLite one runner serves all transactions, one after the other.
    this.callbacks.delete(runner.manager);
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
      for (const act of this.callbacks.get(runner.manager) ?? []) act();
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

  async close(): Promise<void> {
    await this.queue.run(async () => {
      await this.reader.destroy();
      await this.writer.destroy();
    });
  }
}

/**
 * Takes SQLite's write lock before anything is read: later, it fails if another process has written in between. By a
 * statement that changes nothing, since TypeORM cannot say BEGIN IMMEDIATE.
 */
async function takeWriteLock(runner: QueryRunner, deadline: number): Promise<void> {
  await retryWhileBusy(() => runner.query('DELETE FROM migrations WHERE 0'), deadline);
}
