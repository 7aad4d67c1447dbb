import { ConfigError } from '../common/config-error.js';
import type { DatabasePlace } from '../config/database-place.js';

/** What DATABASE_URL names, for commands that need no other setting. @throws ConfigError. */
export async function databasePlace(): Promise<DatabasePlace> {
  const { databaseOf } = await import('../config/config.js');
  const { readEnvironment } = await import('../config/environment.js');
  return databaseOf(readEnvironment());
}

/** The same for a command about the file of SQLite. @throws ConfigError that says what to use for PostgreSQL. */
export async function databaseFile(instead: string): Promise<string> {
  const place = await databasePlace();
  if (place.engine === 'sqlite') return place.file;
  throw new ConfigError(`DATABASE_URL names a database of PostgreSQL: ${instead}`);
}
