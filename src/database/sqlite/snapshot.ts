import BetterSqlite3 from 'better-sqlite3';
import { policy } from '../../policy.js';
import type { Snapshot, SnapshotRow } from '../engine.js';

/** On a connection of its own. Until it is closed, the WAL cannot be cut back. */
export class SqliteSnapshot implements Snapshot {
  private readonly connection: BetterSqlite3.Database;

  constructor(file: string) {
    const { busyTimeout: timeout } = policy.database;
    this.connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout });
    this.connection.pragma(`cache_size = ${-policy.database.snapshotCache / 1024}`);
    // A transaction begins with its first read.
    this.connection.exec('BEGIN; SELECT 1 FROM sqlite_master');
  }

  /** Reads on as its caller does, also over many turns of the event loop; one statement at a time. */
  rows(sql: string, parameters: readonly unknown[]): Iterable<SnapshotRow> {
    return this.connection.prepare<unknown[], SnapshotRow>(sql).iterate(...parameters);
  }

  close(): void {
    this.connection.close();
  }
}
