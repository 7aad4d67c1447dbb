import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import { Clock, type Duration, type Timestamp } from '../common/time.js';
import { enforceAccountBounds } from './account-bounds.js';
import { Database } from './database.js';
import { Deletions } from './deletions.js';
import { type Entities, sqlNames, Tables } from './tables.js';

const { batch, every } = policy.retention;

/** The column that says when a row goes, its table, and that table's primary key. */
type ExpiryColumn = Readonly<Record<'table' | 'key' | 'column', string>> & { readonly entity: Entities[number] };

/**
 * Deletes what has expired: at startup and every hour, in small batches. Every worker does: two find less to delete each.
 */
@Injectable()
export class RetentionJob implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly tables: Tables,
    private readonly deletions: Deletions,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.begin();
    this.timer = setInterval(this.begin.bind(this), every).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping = true;
    await this.running;
  }

  private begin(): void {
    this.running = this.run().then(undefined, (error: unknown) => {
      // Nobody waits for it, and the next hour tries again.
      this.log.failure('sweep-failed', error);
    });
  }

  /** Returns when nothing is left to take, or the application stops. */
  async run(): Promise<void> {
    for (const { entity, column, keptFor = 0, cascades, atMostAhead } of this.tables.retention) {
      const names = sqlNames(this.database.reader, entity);
      const expiry = { entity, table: names.table, key: names.key, column: names.column(column) };
      await this.deleteInBatches(expiry, this.clock.now() - keptFor, cascades?.atOnce ?? batch);
      if (atMostAhead !== undefined) await this.setBack(expiry, atMostAhead);
    }
    await enforceAccountBounds(this.database, this.tables, () => this.stopping);
  }

  private async deleteInBatches(expiry: ExpiryColumn, until: Timestamp, atOnce: number): Promise<void> {
    const { entity, table, key, column } = expiry;
    const tell = this.deletions.watcherOf(entity);
    // The condition once more: somebody may have renewed a row since it was found.
    const sql = `WITH due AS MATERIALIZED
        (SELECT ${key} FROM ${table} WHERE ${column} <= ? LIMIT ${atOnce} ${this.database.skipLocked})
      DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM due) AND ${column} <= ? RETURNING ${key}`;
    let taken = atOnce;
    while (taken === atOnce && !this.stopping) {
      taken = await this.database.write([], async (db) => {
        const deleted = await db.query<Record<string, string>[]>(sql, [until, until]);
        await tell(
          db,
          deleted.map((row) => row[key] ?? ''),
        );
        return deleted.length;
      });
      // Waiting writes and requests go first.
      await turn();
    }
  }

  /** Nobody's data stays for years because a clock was wrong. */
  private async setBack({ table, column }: ExpiryColumn, ahead: Duration): Promise<void> {
    const now = this.clock.now();
    const sql = `UPDATE ${table} SET ${column} = ? WHERE ${column} > ?`;
    await this.database.write([], (db) => db.query(sql, [now + ahead, now + 2 * ahead]));
  }
}
