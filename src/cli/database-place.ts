import type { DatabasePlace } from '../config/database-place.js';

/** What DATABASE_URL names, for commands that need no other setting. @throws ConfigError. */
export async function databasePlace(): Promise<DatabasePlace> {
  const { databaseOf } = await import('../config/config.js');
  const { readEnvironment } = await import('../config/environment.js');
  return databaseOf(readEnvironment());
}
