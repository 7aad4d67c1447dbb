import BetterSqlite3 from 'better-sqlite3';
import { ConfigError } from '../../common/config-error.js';
import { policy } from '../../policy.js';
import {
  type CatalogLine,
  columnList,
  quoted,
  type Role,
  type Row,
  type Table,
  tablesOf,
  type Target,
} from '../move/side.js';
import { isBusy, openFailed, requireDatabase } from './sqlite-errors.js';

/** @throws ConfigError when there is no such database, or another process has it open. */
export function openSqliteSide(file: string, role: Role): Target {
  requireDatabase(file);
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new BetterSqlite3(file, { fileMustExist: true, timeout: policy.database.restorePatience });
    takeAlone(database);
    if (role === 'source') database.pragma('query_only = ON');
    return new SqliteSide(database);
  } catch (error) {
    database?.close();
    if (isBusy(error))
      throw new ConfigError('A server or another program uses the database of DATABASE_URL: stop it first.');
    throw (error as Error).name === 'SqliteError' ? openFailed(error) : error;
  }
}

/**
 * In this mode a connection takes a lock that fails while any other process has the file open, and keeps them all out. The
 * file stays as it is, unlike with `restore`.
 */
function takeAlone(database: BetterSqlite3.Database): void {
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.exec('BEGIN EXCLUSIVE; SELECT 1 FROM sqlite_master');
}

class SqliteSide implements Target {
  readonly tables: readonly Table[];
  readonly applied: readonly string[];

  constructor(private readonly database: BetterSqlite3.Database) {
    const lines = database.prepare<[], CatalogLine>(catalog).all();
    this.tables = tablesOf(lines, database.prepare<[], [string, string]>(references).raw().all());
    const hasMigrations = lines.some(({ table }) => table === 'migrations');
    this.applied = hasMigrations ? database.prepare<[], string>('SELECT name FROM migrations').pluck().all() : [];
  }

  count({ name }: Table): Promise<number> {
    const sql = `SELECT count(*) FROM ${quoted(name)}`;
    return Promise.resolve(this.database.prepare<[], number>(sql).pluck().get() ?? 0);
  }

  async *batches(table: Table): AsyncGenerator<readonly Row[]> {
    const sql = `SELECT ${columnList(table)} FROM ${quoted(table.name)}`;
    let batch: Row[] = [];
    for (const row of this.database.prepare<[], Row>(sql).raw().safeIntegers().iterate()) {
      batch.push(row);
      if (batch.length < policy.database.moveBatch) continue;
      yield batch;
      batch = [];
    }
    yield await Promise.resolve(batch);
  }

  asStored(text: string): string {
    return text;
  }

  insert(table: Table, rows: readonly Row[]): Promise<void> {
    const places = table.columns.map(() => '?').join(', ');
    const sql = `INSERT INTO ${quoted(table.name)} (${columnList(table)}) VALUES (${places})`;
    const statement = this.database.prepare<unknown[]>(sql);
    for (const row of rows) statement.run(...row);
    return Promise.resolve();
  }

  commit(): Promise<void> {
    const orphans = this.database.pragma('foreign_key_check') as unknown[];
    if (orphans.length > 0) throw new ConfigError(`${orphans.length} rows would belong to nobody.`);
    this.database.exec('COMMIT');
    return Promise.resolve();
  }

  close(): Promise<void> {
    if (this.database.inTransaction) this.database.exec('ROLLBACK');
    this.database.close();
    return Promise.resolve();
  }
}

const tables = `sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;

const catalog = `SELECT t.name AS "table", c.name AS "column", c.type AS type
  FROM (SELECT m.name FROM ${tables}) t JOIN pragma_table_info(t.name) c`;

const references = `SELECT t.name, f."table" FROM (SELECT m.name FROM ${tables}) t JOIN pragma_foreign_key_list(t.name) f`;
