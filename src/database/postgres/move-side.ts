import pg from 'pg';
import { ConfigError } from '../../common/config-error.js';
import type { PostgresPlace } from '../../config/database-place.js';
import { policy } from '../../policy.js';
import { columnList, quoted, type Role, type Row, type Table, type Target } from '../move/side.js';
import { settingsOf, storable } from './connections.js';
import { beginMove, readCatalog } from './move-transaction.js';
import { openFailed } from './open-failed.js';

const { moveBatch, movePatience } = policy.database;

/** OID of BIGINT. */
const int8 = 20;

/** Whole numbers stay exact. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format): ((text: string) => unknown) =>
    Number(oid) === int8 ? BigInt : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};

/**
 * @param mark number of a lock that only the source of this move takes.
 * @throws ConfigError when it cannot be used, somebody uses it, or source and target are one database.
 */
export async function openPostgresSide(place: PostgresPlace, role: Role, mark: bigint): Promise<Target> {
  const settings = { ...settingsOf(place, 1), types, query_timeout: movePatience, application_name: 'foyer move' };
  const client = new pg.Client(settings).on('error', () => undefined);
  try {
    await client.connect();
    const catalog = await readCatalog(client);
    await beginMove(client, { role, mark, ...catalog });
    const { rows } = await client.query<{ name: string }>(
      catalog.hasMigrations ? 'SELECT name FROM migrations' : `SELECT '' AS name WHERE false`,
    );
    const applied = rows.map(({ name }) => name);
    return new PostgresSide(client, catalog.tables, applied);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw openFailed(error);
  }
}

class PostgresSide implements Target {
  constructor(
    private readonly client: pg.Client,
    readonly tables: readonly Table[],
    readonly applied: readonly string[],
  ) {}

  async count({ name }: Table): Promise<number> {
    const { rows } = await this.client.query<{ count: bigint }>(`SELECT count(*) FROM ${quoted(name)}`);
    return Number(rows[0]?.count);
  }

  async *batches(table: Table): AsyncGenerator<readonly Row[]> {
    const sql = `SELECT ${columnList(table)} FROM ${quoted(table.name)}`;
    await this.client.query(`DECLARE part NO SCROLL CURSOR FOR ${sql}`);
    for (;;) {
      const text = `FETCH ${moveBatch} FROM part`;
      const { rows } = await this.client.query<[...Row]>({ text, rowMode: 'array' });
      if (rows.length === 0) break;
      yield rows;
    }
    await this.client.query('CLOSE part');
  }

  asStored(text: string): string {
    return storable(text) as string;
  }

  /** One array for each column, so that the statement stays the same for any number of rows. */
  async insert(table: Table, rows: readonly Row[]): Promise<void> {
    const arrays = table.columns.map(({ type }, at) => `$${at + 1}::${type === 'text' ? 'text' : 'bigint'}[]`);
    const sql = `INSERT INTO ${quoted(table.name)} (${columnList(table)}) SELECT * FROM unnest(${arrays.join(', ')})`;
    await this.client.query(
      sql,
      table.columns.map((_, at) => rows.map((row) => row[at])),
    );
  }

  /** @throws ConfigError also when it was done and only the answer was lost. */
  async commit(): Promise<void> {
    let command: string;
    try {
      ({ command } = await this.client.query('COMMIT'));
    } catch (error) {
      const message = 'The connection ended with the last step: whether TO has the rows now, a look into it shows.';
      throw new ConfigError(message, { cause: error });
    }
    if (command !== 'COMMIT') throw new Error('PostgreSQL has rolled back: a statement had failed.');
  }

  /** The server undoes what was not committed. */
  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
