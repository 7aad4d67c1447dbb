import BetterSqlite3 from 'better-sqlite3';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Database } from '../../src/database/database.js';
import type { Engine } from '../../src/database/engine.js';
import type { DatabasePlace } from '../../src/config/database-place.js';
import { numbered } from '../../src/database/postgres/placeholders.js';
import { types } from '../../src/database/postgres/types.js';

/** A server of PostgreSQL for the tests, as `npm run test:postgres` sets it. Without it, tests run on SQLite. */
const server = process.env.TEST_POSTGRES;

export const onPostgres = server !== undefined;

/** Has the schema already, so that each test gets a copy in place of running the migrations. */
export const template = 'foyer_template';

/** With the name of another database on the same server. */
export function urlOfDatabase(name: string): string {
  const url = new URL(server ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** The database of one test, of the engine under test. */
export interface TestDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

/** @param folder for a file of SQLite, which goes with it. */
export async function newDatabase(folder: string): Promise<TestDatabase> {
  if (!onPostgres) return { url: `sqlite:${join(folder, 'foyer.sqlite')}`, remove: () => Promise.resolve() };
  const name = `foyer_${randomUUID().replaceAll('-', '')}`;
  await inPostgres('postgres', `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: urlOfDatabase(name),
    remove: async () => {
      await inPostgres('postgres', `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Runs SQL over a connection of its own, behind the back of whoever uses the database. */
export async function inDatabase<Row extends object>(
  place: DatabasePlace,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  if (place.engine === 'postgres') return inPostgres(place.database, numbered(sql), parameters);
  const database = new BetterSqlite3(place.file);
  try {
    if (parameters.length === 0 && !/^\s*(?:SELECT|PRAGMA)/i.test(sql)) {
      database.exec(sql);
      return [];
    }
    return database.prepare<unknown[], Row>(sql).all(...parameters);
  } finally {
    database.close();
  }
}

async function inPostgres<Row extends object>(name: string, sql: string, parameters?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: urlOfDatabase(name), types });
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

/** The names of all tables of this database. */
export const tableNames = onPostgres
  ? `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`
  : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;

/** Everything that a thief of the database would have, as text. */
export async function contentOf(place: DatabasePlace): Promise<string> {
  if (place.engine === 'sqlite')
    return ['', '-wal'].map((suffix) => readFileSync(`${place.file}${suffix}`, 'latin1')).join('');
  const tables = await inDatabase<{ name: string }>(place, tableNames);
  const rows = tables.map(({ name }) => inDatabase(place, `SELECT * FROM ${name}`));
  return JSON.stringify(await Promise.all(rows));
}

/** The file of a test that is about SQLite only. @throws Error on PostgreSQL. */
export function fileOf({ database }: { readonly database: DatabasePlace }): string {
  if (database.engine === 'sqlite') return database.file;
  throw new Error('This test is about SQLite.');
}

/** PostgreSQL has no directory in which to keep one. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** Nothing else may write past `Database`. */
export function writerOf(database: Database): DataSource {
  return Reflect.get(engineOf(database), 'writer') as DataSource;
}

export function engineOf(database: Database): Engine {
  return Reflect.get(database, 'engine') as Engine;
}

/** Does this in the database for each row that is written, or refuses it. */
export function triggerFor(event: string, { when, does }: { when?: string; does?: string }): string[] {
  if (!onPostgres)
    return [
      `CREATE TRIGGER of_test ${event} FOR EACH ROW ${when ? `WHEN ${when}` : ''}
       BEGIN ${does ?? `SELECT RAISE(ABORT, 'on purpose')`}; END`,
    ];
  return [
    `CREATE FUNCTION of_test() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN ${does ?? `RAISE EXCEPTION 'on purpose'`}; RETURN new; END $$`,
    `CREATE TRIGGER of_test ${event} FOR EACH ROW ${when ? `WHEN (${when})` : ''} EXECUTE FUNCTION of_test()`,
  ];
}

/** SQL for the JSON of this column with another value for one of its keys. */
export function withJson(column: string, key: string, value: number): string {
  return onPostgres
    ? `jsonb_set(${column}::jsonb, '{${key}}', '${value}')::text`
    : `json_set(${column}, '$.${key}', ${value})`;
}

/** And without it. */
export function withoutJson(column: string, key: string): string {
  return onPostgres ? `(${column}::jsonb - '${key}')::text` : `json_remove(${column}, '$.${key}')`;
}

/** Lets nobody else write until the returned function is called. */
export async function blockWrites(place: DatabasePlace): Promise<() => Promise<void>> {
  if (place.engine === 'sqlite') {
    const file = new BetterSqlite3(place.file);
    file.exec('BEGIN IMMEDIATE');
    return () => {
      file.close();
      return Promise.resolve();
    };
  }
  const client = new pg.Client({ connectionString: urlOfDatabase(place.database) });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(tableNames);
  await client.query(`BEGIN; LOCK TABLE ${rows.map(({ name }) => name).join(', ')} IN EXCLUSIVE MODE`);
  return () => client.end();
}
