import type pg from 'pg';
import { ConfigError } from '../../common/config-error.js';
import { policy } from '../../policy.js';
import { type CatalogLine, ofMigrations, quoted, type Role, type Table, tablesOf } from '../move/side.js';
import { requireUsable, type ServerState, serverState } from './check-server.js';

interface Catalog {
  readonly tables: readonly Table[];
  readonly hasMigrations: boolean;
}

const schema = '(SELECT oid FROM pg_namespace WHERE nspname = current_schema())';

const columns = `
  SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
   WHERE c.relnamespace = ${schema} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped`;

const references = `
  SELECT c.relname AS child, p.relname AS parent
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
   WHERE k.contype = 'f' AND c.relnamespace = ${schema}`;

export async function readCatalog(client: pg.Client): Promise<Catalog> {
  const { rows: lines } = await client.query<CatalogLine>(columns);
  const { rows: pairs } = await client.query<{ child: string; parent: string }>(references);
  const tables = tablesOf(
    lines,
    pairs.map(({ child, parent }) => [child, parent] as const),
  );
  return { tables, hasMigrations: lines.some(({ table }) => table === ofMigrations) };
}

/** @throws ConfigError when this server, or somebody who uses it, is in the way. */
export async function beginMove(
  client: pg.Client,
  { role, mark, tables, hasMigrations }: Catalog & Readonly<{ role: Role; mark: bigint }>,
): Promise<void> {
  const [state] = (await client.query<ServerState>(serverState)).rows;
  if (state) requireUsable(state);
  await requireNobody(client);
  await client.query(`BEGIN ISOLATION LEVEL ${role === 'source' ? 'REPEATABLE READ' : 'READ COMMITTED'}`);
  if (role === 'target') await requireOther(client, mark);
  const names = [...tables.map(({ name }) => name), ...(hasMigrations ? [ofMigrations] : [])];
  if (names.length > 0) await lock(client, names, role);
  // The snapshot of the source begins here: whatever was written before the lock is in it.
  await client.query(forAsLongAsItTakes);
  if (role === 'source') await client.query(`SELECT pg_advisory_xact_lock(${mark})`);
}

/** A server that is idle has a connection or two, and would write on into the source when the move is done. */
async function requireNobody(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'foyer' LIMIT 1`,
  );
  if (rows.length > 0) throw new ConfigError('A server or a command uses the database of DATABASE_URL: stop it first.');
}

/** Names and addresses say little about which database it is: the same lock in both says it. */
async function requireOther(client: pg.Client, mark: bigint): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock(${mark}) AS free`);
  if (rows[0]?.free !== true) throw new ConfigError('FROM and TO are the same database: name another one.');
}

/** Not NOWAIT, which would also fail because of a vacuum. PostgreSQL ends that for whoever waits a second. */
async function lock(client: pg.Client, names: readonly string[], role: Role): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = ${policy.database.moveLockPatience}`);
  const mode = role === 'source' ? 'SHARE' : 'EXCLUSIVE';
  try {
    await client.query(`LOCK TABLE ${names.map(quoted).join(', ')} IN ${mode} MODE`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== '55P03') throw error;
    throw new ConfigError('A server or another program writes to the database of DATABASE_URL: stop it first.');
  }
}

/** While one side works, the transaction of the other one waits. Not every version has each of them. */
const forAsLongAsItTakes = `
  SELECT set_config(name, '0', true) FROM pg_settings
   WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`;
