import { randomUUID } from 'node:crypto';
import { databaseOf } from '../../src/config/config.js';
import { type Ended, runToEnd } from './server.js';
import { inDatabase, type TestDatabase, urlOfDatabase } from './test-database.js';

/** A database of PostgreSQL without tables. */
export async function withoutTables(): Promise<TestDatabase> {
  const name = `foyer_${randomUUID().replaceAll('-', '')}`;
  await inServer(`CREATE DATABASE ${name}`);
  return {
    url: urlOfDatabase(name),
    remove: async () => {
      await inServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

const inServer = (sql: string): Promise<object[]> => at(urlOfDatabase('postgres'), sql);

/** Runs SQL in the database of a URL. */
export function at<Row extends object>(url: string, sql: string): Promise<Row[]> {
  return inDatabase<Row>(databaseOf({ DATABASE_URL: url }), sql);
}

export function move(folder: string, from: string, to: string, ...options: string[]): Promise<Ended> {
  return runToEnd('src/cli.js', ['move', from, to, ...options], folder, {});
}

/** Every row of every table, as text, in an order of its own. */
export async function contentsOf(url: string): Promise<Record<string, string[]>> {
  const names = await at<{ name: string }>(url, url.startsWith('sqlite:') ? sqliteTables : postgresTables);
  const contents: Record<string, string[]> = {};
  for (const { name } of names) {
    const rows = await at<Record<string, unknown>>(url, `SELECT * FROM "${name}"`);
    contents[name] = rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  }
  return contents;
}

const sqliteTables = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
const postgresTables = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;

/** An account with activities, over some megabytes. */
export const filled = (rows: number): string => `
  INSERT INTO users (id, email, email_key, password_hash, activated_at, created_at, updated_at)
    VALUES ('many', 'many@example.com', 'many@example.com', '', 1, 1, 1);
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
  INSERT INTO events (id, user_id, type, at, ip, user_agent)
    SELECT 'event ' || i, 'many', 'signed-in', i, '', '${'x'.repeat(600)}' FROM n`;
