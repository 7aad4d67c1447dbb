import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { ConfigError } from '../../common/config-error.js';
import { isPrivate, type PostgresPlace } from '../../config/database-place.js';
import type { Log } from '../../logging/log.js';
import { poolOf } from './connections.js';
import { lockOf } from './locks.js';
import { openFailed } from './open-failed.js';
import { isPreparedElsewhere } from './postgres-errors.js';
import { StandbyFound } from './refuse-standby.js';

/** The versions that the tests have run on, or that PostgreSQL's release notes give no reason to doubt. */
const versions = { from: 15, to: 18 };

/** Whether this server can do what Foyer relies on. @throws ConfigError */
export async function checkServer(connection: DataSource, place: PostgresPlace, log: Log): Promise<void> {
  const pool = poolOf(connection);
  try {
    const { rows } = await pool.query<ServerState>(serverState);
    const [state] = rows;
    if (state) requireUsable(state);
    const [one, other] = await Promise.all([pool.connect(), pool.connect()]);
    try {
      await requireLocks(one, other);
      if (place.prepares) await requirePrepared(one, other);
    } finally {
      one.release();
      other.release();
    }
    for (const message of warningsAbout(state, place)) log.write('warn', 'started', { message });
  } catch (error) {
    throw openFailed(error);
  }
}

export const serverState = `
  SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_version') AS name,
         current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS "isStandby",
         current_setting('synchronous_commit') AS "synchronousCommit", current_setting('fsync') AS fsync`;

export interface ServerState {
  readonly version: number;
  readonly name: string;
  readonly encoding: string;
  readonly isStandby: boolean;
  readonly synchronousCommit: string;
  readonly fsync: string;
}

/** @throws ConfigError */
export function requireUsable({ version, name, encoding, isStandby }: ServerState): void {
  if (isStandby) throw new StandbyFound();
  if (version < versions.from)
    throw new ConfigError(`PostgreSQL ${name} is too old: Foyer needs ${versions.from} to ${versions.to}.`);
  if (encoding !== 'UTF8')
    throw new ConfigError(
      `The database of DATABASE_URL has the encoding ${encoding}: create it with the encoding UTF8.`,
    );
}

/** Some engines that speak PostgreSQL's protocol accept advisory locks without locking anything. */
async function requireLocks(one: PoolClient, other: PoolClient): Promise<void> {
  const lock = lockOf(`check of ${process.pid} at ${performance.timeOrigin + performance.now()}`);
  const isFree = async (): Promise<boolean> => {
    const sql = `SELECT pg_try_advisory_xact_lock(${lock}) AS taken`;
    return (await other.query<{ taken: boolean }>(sql)).rows[0]?.taken === true;
  };
  await one.query('BEGIN');
  await one.query(`SELECT pg_advisory_xact_lock(${lock})`);
  const whileHeld = await isFree();
  await one.query('COMMIT');
  if (whileHeld || !(await isFree()))
    throw new ConfigError('The database of DATABASE_URL does not keep advisory locks, which Foyer needs.');
}

/**
 * PgBouncer in transaction mode gives its last free connection to whoever asks next. While the other one keeps the connection
 * on which this one has prepared, this one gets another.
 */
async function requirePrepared(one: PoolClient, other: PoolClient): Promise<void> {
  const prepared = { name: 'foyer_check', text: 'SELECT 1' };
  try {
    await one.query(prepared);
    await other.query('BEGIN; SELECT 1');
    await one.query(prepared);
  } catch (error) {
    if (!isPreparedElsewhere(error)) throw error;
    throw new ConfigError(
      'The database of DATABASE_URL does not keep prepared statements, as PgBouncer in transaction mode: add ?prepared=off to DATABASE_URL, or set max_prepared_statements in PgBouncer 1.21 or newer.',
    );
  } finally {
    await other.query('ROLLBACK');
  }
}

function warningsAbout(state: ServerState | undefined, place: PostgresPlace): string[] {
  const warnings: string[] = [];
  if (state && state.version > versions.to)
    warnings.push(`PostgreSQL ${state.name} is newer than what Foyer was tested with (${versions.to}).`);
  if (state && (state.synchronousCommit === 'off' || state.fsync === 'off'))
    warnings.push('PostgreSQL has synchronous_commit or fsync off: a crash can lose what was acknowledged.');
  if (!isPrivate(place))
    warnings.push('The connection to PostgreSQL is not encrypted: add sslmode=verify-full to DATABASE_URL.');
  return warnings;
}
