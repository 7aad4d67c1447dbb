import pg from 'pg';
import type { PostgresPlace } from '../../config/database-place.js';
import { policy } from '../../policy.js';
import type { Snapshot, SnapshotRow } from '../engine.js';
import { type Judge, settingsOf, storable } from './connections.js';
import { numbered } from './placeholders.js';

const { rowsAtOnce, atOnce } = policy.export;

/** In connections of their own: a slow reader must keep no page waiting. */
export class PostgresSnapshots {
  private pool: pg.Pool | undefined;

  constructor(
    private readonly place: PostgresPlace,
    private readonly judge: Judge,
  ) {}

  async open(): Promise<Snapshot> {
    this.pool ??= new pg.Pool({ ...settingsOf(this.place, atOnce), min: 0 }).on('error', () => undefined);
    let client: pg.PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      throw this.judge(error);
    }
    const snapshot = new PostgresSnapshot(client, this.judge);
    await snapshot.begin();
    return snapshot;
  }

  async close(): Promise<void> {
    await this.pool?.end();
  }
}

class PostgresSnapshot implements Snapshot {
  private failure: Error | undefined;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly judge: Judge,
  ) {
    client.on('error', this.fail);
  }

  /** A connection can break while nobody asks anything, and such an error that nobody hears ends the process. */
  private readonly fail = (error: Error): void => {
    this.failure ??= error;
  };

  async begin(): Promise<void> {
    try {
      await this.ask('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** With a cursor, so that a large table is never in memory. */
  async *rows(sql: string, parameters: readonly unknown[]): AsyncGenerator<SnapshotRow, void, undefined> {
    await this.ask(`DECLARE part NO SCROLL CURSOR FOR ${numbered(sql)}`, parameters.map(storable));
    try {
      let rows: SnapshotRow[];
      do {
        rows = await this.ask(`FETCH ${rowsAtOnce} FROM part`);
        yield* rows;
      } while (rows.length === rowsAtOnce);
    } finally {
      // Also when its reader needs no more of it.
      if (!this.failure) await this.ask('CLOSE part');
    }
  }

  private async ask(sql: string, parameters: unknown[] = []): Promise<SnapshotRow[]> {
    try {
      return (await this.client.query<SnapshotRow>(sql, parameters)).rows;
    } catch (error) {
      this.fail(error as Error);
      throw this.judge(error);
    }
  }

  async close(): Promise<void> {
    if (!this.failure) await this.client.query('ROLLBACK').catch(this.fail);
    this.client.off('error', this.fail);
    this.client.release(this.failure);
  }
}
