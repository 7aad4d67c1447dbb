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
    try {
      const client = await this.pool.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return new PostgresSnapshot(client, this.judge);
    } catch (error) {
      throw this.judge(error);
    }
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
  ) {}

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
      this.failure = error as Error;
      throw this.judge(error);
    }
  }

  async close(): Promise<void> {
    await this.client.query('ROLLBACK').catch((error: unknown) => (this.failure = error as Error));
    this.client.release(this.failure);
  }
}
