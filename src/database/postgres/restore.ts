import { resolve } from 'node:path';
import pg from 'pg';
import { ConfigError } from '../../common/config-error.js';
import type { ShowProgress } from '../../common/progress.js';
import type { PostgresPlace } from '../../config/database-place.js';
import { type CheckedCopy, requireFile } from '../backups.js';
import { reasonOf } from '../part-file.js';
import { requireUsable, type ServerState, serverState } from './check-server.js';
import { settingsOf } from './connections.js';
import { checkDump, megabytesOf } from './dump-checks.js';
import { openFailed } from './open-failed.js';
import { runProgram } from './programs.js';

export interface Restored extends CheckedCopy {
  /** Its name. */
  readonly database: string;
}

/**
 * Lets pg_restore make everything that a backup has, in one transaction, in a database without tables. An old one is not
 * replaced: it stays where it is, and DATABASE_URL names the new one.
 * @throws ConfigError when there are tables, or the backup is not sound. Then nothing has changed.
 */
export async function restore(place: PostgresPlace, from: string, show: ShowProgress): Promise<Restored> {
  requireFile(from);
  await requireNoTables(place);
  try {
    const file = resolve(from);
    const checked = await checkDump(file, show);
    const input = { file, passed: megabytesOf('Restoring', show) };
    await runProgram('pg_restore', [...options, `--dbname=${connectionString(place)}`], place, undefined, input);
    return { database: place.database, ...checked };
  } catch (error) {
    throw new ConfigError(`Nothing was restored: ${reasonOf(error)}`, { cause: error });
  }
}

const options = [
  '--exit-on-error',
  '--single-transaction',
  '--no-owner',
  '--no-privileges',
  // Those of the schema and of extensions belong to others.
  '--no-comments',
  '--no-password',
];

/** Only the name: the rest is in the environment. */
function connectionString({ database }: PostgresPlace): string {
  return `dbname='${database.replaceAll(/['\\]/g, '\\$&')}'`;
}

async function requireNoTables(place: PostgresPlace): Promise<void> {
  const client = new pg.Client(settingsOf(place, 1)).on('error', () => undefined);
  try {
    await client.connect();
    const [state] = (await client.query<ServerState>(serverState)).rows;
    if (state) requireUsable(state);
    const { rows } = await client.query(tables);
    if (rows.length > 0)
      throw new ConfigError(
        `The database ${place.database} is not empty: create a new one, such as with createdb, and set DATABASE_URL to it.`,
      );
  } catch (error) {
    throw openFailed(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const tables = `SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1`;
