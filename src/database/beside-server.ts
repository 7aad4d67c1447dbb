import type { DatabasePlace } from '../config/database-place.js';
import { Log } from '../logging/log.js';
import type { Database } from './database.js';
import { openBesideServer } from './open.js';
import type { Entities } from './tables.js';

/** The standard output of a command is its result. */
const warnings = new Log(false, (text) => process.stderr.write(text));

/**
 * Opens the database for a command of an operator, also beside a running server, and closes it.
 * @param entities of the tables that `work` asks for without SQL.
 * @throws ConfigError if there is no database, or a newer one.
 */
export async function besideServer<T>(
  place: DatabasePlace,
  work: (database: Database) => Promise<T>,
  entities: Entities = [],
): Promise<T> {
  const database = await openBesideServer(place, warnings, entities);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
