import type { DatabasePlace } from '../config/database-place.js';
import { Log } from '../logging/log.js';
import type { Database } from './database.js';
import { openBesideServer } from './open.js';

/**
 * Opens the database for a command of an operator, also beside a running server, and closes it.
 * @throws ConfigError if there is no database, or a newer one.
 */
export async function besideServer<T>(place: DatabasePlace, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openBesideServer(place, new Log(false));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
