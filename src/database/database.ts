import type { DataSource, EntityManager } from 'typeorm';
import type { Engine, PreparedRead, Snapshot, Work } from './engine.js';
import type { Subject } from './subjects.js';

/** The only way to write, and the ways to read that TypeORM has no name for. */
export class Database {
  private readonly callbacks = new WeakMap<EntityManager, (() => void)[]>();
  private watcher: ((took: number, succeeded: boolean) => void) | undefined;

  constructor(private readonly engine: Engine) {}

  /** Only for reading. */
  get reader(): DataSource {
    return this.engine.reader;
  }

  /** See `Engine`. */
  get skipLocked(): string {
    return this.engine.skipLocked;
  }

  /** Why the last write failed, if the operator has to fix it and has not yet. */
  get writeFailure(): string | undefined {
    return this.engine.writeFailure;
  }

  /**
   * Runs `work` in a transaction of its own and resolves once that is committed and on the disk: only then may a
   * client be answered. Inside only SQL: hashing, mail and timers come before or after, since others wait.
   * @param about everything that `work` reads to decide what it writes: see `Subject`.
   * @throws Overloaded when too many writes wait, or another process holds the database.
   * @throws StorageFailed when the database or its disk fails.
   * @throws Error on SQLite when `work` waits for anything else, such as another `write`, which would never end.
   * @throws whatever `work` throws, after a rollback.
   */
  async write<T>(about: readonly Subject[], work: Work<T>): Promise<T> {
    return this.run(about, work, true);
  }

  /**
   * The same for what nobody is told of, such as a count of tries. It does not wait for the disk: a power cut may undo
   * the last of it.
   */
  async writeRelaxed<T>(about: readonly Subject[], work: Work<T>): Promise<T> {
    return this.run(about, work, false);
  }

  /** Tells how many milliseconds each write took, with its wait for others. */
  watch(watcher: (took: number, succeeded: boolean) => void): void {
    this.watcher = watcher;
  }

  private async run<T>(about: readonly Subject[], work: Work<T>, isKept: boolean): Promise<T> {
    const { watcher } = this;
    if (!watcher) return this.transaction(about, work, isKept);
    const began = performance.now();
    const tell = (succeeded: boolean): void => watcher(performance.now() - began, succeeded);
    try {
      const result = await this.transaction(about, work, isKept);
      tell(true);
      return result;
    } catch (error) {
      tell(false);
      throw error;
    }
  }

  private async transaction<T>(about: readonly Subject[], work: Work<T>, isKept: boolean): Promise<T> {
    let acts: (() => void)[] = [];
    const begun: Work<T> = (db) => {
      acts = [];
      this.callbacks.set(db, acts);
      return work(db);
    };
    const result = await this.engine.transaction(about, begun, isKept);
    for (const act of acts) act();
    return result;
  }

  /** Does this as soon as the transaction is committed, and never when it is undone. */
  afterCommit(db: EntityManager, act: () => void): void {
    this.callbacks.get(db)?.push(act);
  }

  /** For a row that every request reads. */
  prepare<Row>(sql: string): PreparedRead<Row> {
    return this.engine.prepare(sql);
  }

  /** False while another long read would cost too much. */
  get allowsSnapshot(): boolean {
    return this.engine.allowsSnapshot;
  }

  /** For reading for a while. Its reader closes it. */
  async snapshot(): Promise<Snapshot> {
    return this.engine.snapshot();
  }

  async close(): Promise<void> {
    await this.engine.close();
  }
}
