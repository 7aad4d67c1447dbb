import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { BoundedQueue, Overloaded } from '../../common/bounded-queue.js';
import { sha256 } from '../../common/keyring.js';
import type { PostgresPlace } from '../../config/database-place.js';
import { StorageFailed } from '../../domain/errors.js';
import type { Log } from '../../logging/log.js';
import { policy } from '../../policy.js';
import type { Engine, Opened, PreparedRead, Snapshot, Work } from '../engine.js';
import type { Subject } from '../subjects.js';
import type { Entities } from '../tables.js';
import { checkServer } from './check-server.js';
import { openPool, poolOf } from './connections.js';
import { Gates } from './gates.js';
import { locksOf } from './locks.js';
import { numbered } from './placeholders.js';
import { PostgresHealth } from './postgres-health.js';
import { isConflict } from './postgres-errors.js';
import { PostgresSnapshots } from './snapshot.js';
import { beginning, commit, hasWritten, rollBack } from './transaction.js';

const { writesWaiting, retryAfter } = policy.database;
const { attempts, lockPatience } = policy.database.postgres;

/** Two pools, so that writes that wait for a lock never keep pages from being read. READ COMMITTED. */
class PostgresEngine implements Engine {
  readonly skipLocked = 'FOR UPDATE SKIP LOCKED';
  /** Others write on. What they replace is kept a little longer. */
  readonly allowsSnapshot = true;
  private readonly snapshots: PostgresSnapshots;
  private readonly gates = new Gates();
  /** As many as there are connections, so that none is waited for longer than a new one takes. */
  private readonly places: BoundedQueue;
  private waiting = 0;

  constructor(
    private readonly place: PostgresPlace,
    readonly reader: DataSource,
    private readonly writer: DataSource,
    private readonly health: PostgresHealth,
  ) {
    this.places = new BoundedQueue({ atOnce: place.connections, waiting: writesWaiting, retryAfter });
    this.snapshots = new PostgresSnapshots(place, (error) => health.judge(error));
  }

  get writeFailure(): string | undefined {
    return this.health.writeFailure;
  }

  async transaction<T>(about: readonly Subject[], work: Work<T>, isKept: boolean): Promise<T> {
    if (this.waiting >= writesWaiting) throw new Overloaded(retryAfter);
    const locks = locksOf(about);
    const deadline = performance.now() + lockPatience;
    this.waiting += 1;
    try {
      return await this.gates.run(locks, () =>
        this.places.run(() => {
          // While the database does not answer, whoever came first waits for it, and not everybody in turn.
          if (performance.now() > deadline) throw new Overloaded(retryAfter);
          return this.repeated(beginning(locks, isKept), work);
        }),
      );
    } finally {
      this.waiting -= 1;
    }
  }

  /** After a conflict with another transaction, the same again: it then finds what the other has done. */
  private async repeated<T>(begin: string, work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.run(begin, work);
      } catch (error) {
        if (!isConflict(error) || attempt === attempts) throw this.health.noteFailure(error);
        await wait(randomInt(1, 10 * attempt));
      }
    }
  }

  private async run<T>(begin: string, work: Work<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    try {
      await this.judged(runner.connect());
      await runner.query(begin);
      const result = await work(runner.manager);
      const showsRoom = this.health.needsRoom && (await hasWritten(runner));
      await this.judged(commit(runner));
      if (showsRoom || !this.health.needsRoom) this.health.noteSuccess();
      return result;
    } catch (error) {
      // What failed with its connection is rolled back without being asked, and an answer may never come.
      if (!(error instanceof StorageFailed)) await rollBack(runner).catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async judged<T>(step: Promise<T>): Promise<T> {
    try {
      return await step;
    } catch (error) {
      throw this.health.judge(error);
    }
  }

  prepare<Row>(sql: string): PreparedRead<Row> {
    const text = numbered(sql);
    const statement = this.place.prepares ? { name: `foyer_${sha256(text).slice(0, 16)}`, text } : { text };
    const pool = poolOf(this.reader);
    return (parameters, done) => {
      pool.query<Row & object>({ ...statement, values: [...parameters] }, (error: Error | undefined, result) => {
        if (error) done(this.health.judge(error));
        else done(undefined, result.rows[0]);
      });
    };
  }

  async snapshot(): Promise<Snapshot> {
    return this.snapshots.open();
  }

  /** After the transactions that have begun, and those that wait. */
  async close(): Promise<void> {
    while (this.waiting > 0) await wait(policy.database.lockRetryEvery);
    await Promise.all([this.reader.destroy(), this.writer.destroy(), this.snapshots.close()]);
  }
}

/** @throws ConfigError when the database cannot be used. */
export async function openPostgres(place: PostgresPlace, entities: Entities, log: Log): Promise<Opened> {
  const health = new PostgresHealth(log);
  const judge = (error: unknown): unknown => health.judge(error);
  const writer = await openPool(place, entities, judge);
  try {
    await checkServer(writer, place, log);
    const reader = await openPool(place, entities, judge);
    const whenNew = `There were no tables of Foyer in the database ${place.database}, so new, empty ones were made.`;
    return { engine: new PostgresEngine(place, reader, writer, health), writer, whenNew };
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}
