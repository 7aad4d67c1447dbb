import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { ConfigError } from '../../common/config-error.js';
import { policy } from '../../policy.js';
import type { Entities } from '../tables.js';
import { openFailed, retryWhileBusy } from './sqlite-errors.js';

type Prepare = (db: BetterSqlite3.Database) => void;

/** The writer and the reader of one SQLite file. WAL lets them work side by side. */
export type Connections = Readonly<Record<'writer' | 'reader', DataSource>>;

/** Opens the file (made when missing), the writer first, since a reader cannot turn WAL on. */
export async function openConnections(file: string, entities: Entities): Promise<Connections> {
  const writer = await openWriter(file, entities);
  const reader = await openChecked(file, entities, (db) => {
    prepare(db, policy.database.readerCache);
    db.pragma('query_only = ON');
  });
  return { writer, reader };
}

export async function openWriter(file: string, entities: Entities = []): Promise<DataSource> {
  return openChecked(file, entities, (db) => prepare(db, policy.database.writerCache));
}

/** @param cache Bytes of the file that are kept in memory. */
function prepare(db: BetterSqlite3.Database, cache: number): void {
  try {
    db.pragma('journal_mode = WAL');
    // An acknowledged write survives a power cut: with NORMAL the last ones of a WAL may be lost.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma(`journal_size_limit = ${policy.database.logAtMost}`);
    // Negative: in KiB.
    db.pragma(`cache_size = ${-cache / 1024}`);
  } catch (error) {
    // Another process holds the file; the next attempt opens it again.
    db.close();
    throw error;
  }
}

/** @throws ConfigError when a pragma did not take, for example on a file system without shared memory for WAL. */
async function openChecked(file: string, entities: Entities, prepareDatabase: Prepare): Promise<DataSource> {
  const connection = await open({
    type: 'better-sqlite3',
    database: file,
    entities,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    timeout: policy.database.busyTimeout,
    prepareDatabase,
  });
  const expected = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: policy.database.busyTimeout,
    journal_size_limit: policy.database.logAtMost,
  };
  for (const [pragma, value] of Object.entries(expected)) {
    const [row] = await connection.query<Record<string, unknown>[]>(`PRAGMA ${pragma}`);
    const actual = row && Object.values(row)[0];
    if (actual !== value) {
      await connection.destroy();
      throw new ConfigError(`SQLite did not accept ${pragma} = ${value}; it says ${String(actual)}.`);
    }
  }
  return connection;
}

/** @throws ConfigError when the file cannot be opened, is no database, or another process keeps it. */
async function open(settings: DataSourceOptions): Promise<DataSource> {
  try {
    return await retryWhileBusy(() => new DataSource(settings).initialize());
  } catch (error) {
    throw openFailed(error);
  }
}
