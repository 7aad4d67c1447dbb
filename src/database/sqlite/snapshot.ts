import BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { policy } from '../../policy.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * The database as it is when this is opened, on a connection of its own: what is written meanwhile does not show. Close it
 * soon, since until then the WAL cannot be cut back.
 */
export class Snapshot {
  private readonly connection: BetterSqlite3.Database;

  constructor({ options }: DataSource) {
    const { busyTimeout: timeout } = policy.database;
    this.connection = new BetterSqlite3(options.database as string, { readonly: true, fileMustExist: true, timeout });
    this.connection.pragma(`cache_size = ${-policy.database.snapshotCache / 1024}`);
    // A transaction begins with its first read.
    this.connection.exec('BEGIN; SELECT 1 FROM sqlite_master');
  }

  /** Reads on as its caller does, also over many turns of the event loop; one statement at a time. */
  rows(sql: string, parameters: readonly unknown[]): Iterable<Row> {
    return this.connection.prepare<unknown[], Row>(sql).iterate(...parameters);
  }

  close(): void {
    this.connection.close();
  }
}
