import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { Gate, Overloaded } from '../common/bounded-queue.js';
import type { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import { codeOf, isBusy, isOfTheDisk, patienceFromNow, whenFree } from './sqlite/sqlite-errors.js';
import { rollBack } from './sqlite/roll-back.js';

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
  private readonly afterwards = new WeakMap<EntityManager, (() => void)[]>();
  /** Why the last write failed, if that was for the disk's sake. */
  trouble: string | undefined;

  constructor(
    readonly reader: DataSource,
    private readonly writer: DataSource,
    private readonly log: Log,
  ) {}

  /**
   * Runs `work` in a transaction of its own and resolves once that is committed and on the disk: only then may a
   * client be answered. Inside only SQL: hashing, mail and timers come before or after, since everybody waits.
   * @throws Overloaded when too many writes wait, another process holds the file, or the disk is full or fails.
   * @throws Error when `work` waits for anything else, such as another `write`, which would never end.
   * @throws whatever `work` throws, after a rollback.
   */
  async write<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.alone((patienceEnds) => this.transaction(work, patienceEnds));
  }

  /**
   * The same for what nobody is told of, such as a count of tries: it outlives this process, but a power cut may undo the
   * last of it. It does not wait for the disk, during which this process could do nothing else.
   */
  async note<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.alone(async (patienceEnds) => {
      await this.writer.query('PRAGMA synchronous = NORMAL');
      try {
        return await this.transaction(work, patienceEnds);
      } finally {
        await this.writer.query('PRAGMA synchronous = FULL');
      }
    });
  }

  private async alone<T>(act: (patienceEnds: number) => Promise<T>): Promise<T> {
    // From here on, or the last of a queue would wait for the file as often as all before it.
    const patienceEnds = patienceFromNow();
    return this.gate.run(() => act(patienceEnds));
  }

  /** Does this as soon as the transaction is committed, and never when it is undone. */
  afterCommit(db: EntityManager, act: () => void): void {
    this.afterwards.set(db, [...(this.afterwards.get(db) ?? []), act]);
  }

  private async transaction<T>(work: (db: EntityManager) => Promise<T>, patienceEnds: number): Promise<T> {
    const runner = this.writer.createQueryRunner();
    // On SQLite one runner serves all transactions, one after the other.
    this.afterwards.delete(runner.manager);
    try {
      await runner.startTransaction();
      await takeWriteLock(runner, patienceEnds);
      // `async` for work that throws at once: that too has to end the watch over it.
      const result = await this.withoutWaiting(async () => work(runner.manager));
      await runner.commitTransaction();
      this.trouble = undefined;
      for (const act of this.afterwards.get(runner.manager) ?? []) act();
      return result;
    } catch (error) {
      await rollBack(this.writer);
      throw this.inOurWords(error);
    }
  }

  /**
   * SQLite answers at once, so SQL alone has ended before anything else gets its turn. Found by this and not by an
   * AsyncLocalStorage, which takes 5 to 8 % of every page. Who waits for the gate is refused as well: it may be the write
   * that is waited for.
   */
  private async withoutWaiting<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const turnOfOthers = setImmediate(() => {
        this.gate.refuseWaiting();
        reject(
          new Error('Inside write() there was more than SQL, such as another write(), a hash or a timer.'),
        );
      });
      work()
        .finally(() => {
          clearImmediate(turnOfOthers);
        })
        .then(resolve, reject);
    });
  }

  /** Another process holds the file for a while; a disk that is full or fails is the operator's to mend. */
  private inOurWords(error: unknown): unknown {
    if (isBusy(error)) return new Overloaded(policy.database.retryAfter);
    if (!isOfTheDisk(error)) return error;
    this.trouble = codeOf(error);
    this.log.write('error', 'database-failed', { code: this.trouble });
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
async function takeWriteLock(runner: QueryRunner, patienceEnds: number): Promise<void> {
  await whenFree(() => runner.query('DELETE FROM migrations WHERE 0'), patienceEnds);
}
