import type { DataSource } from 'typeorm';
import type { DatabasePlace } from '../config/database-place.js';
import type { Log } from '../logging/log.js';
import { migrations } from '../../migrations/index.js';
import { Database } from './database.js';
import type { Engine, Opened } from './engine.js';
import { migrate } from './migrate.js';
import { appliedMigrations, refuseNewerSchema } from './schema-version.js';
import type { Entities } from './tables.js';

/**
 * Opens the database and brings its schema up to date. Loads only the engine that it needs.
 * @param onNew is called when there was nothing.
 * @throws ConfigError that says what the operator can do.
 */
export async function openDatabase(
  place: DatabasePlace,
  entities: Entities,
  log: Log,
  onNew: (message: string) => void,
): Promise<Database> {
  const { engine, writer, whenNew } = await open(place, entities, log);
  const applied = await unlessFailing(engine, () => migrate(writer));
  if (applied.length === migrations.length) onNew(whenNew);
  return new Database(engine);
}

/** The same beside a running server, whose schema stays as it is. @throws ConfigError also when there is none. */
export async function openBesideServer(place: DatabasePlace, log: Log, entities: Entities = []): Promise<Database> {
  await requireDatabase(place);
  const { engine } = await open(place, entities, log);
  await unlessFailing(engine, async () => refuseNewerSchema(await appliedMigrations(engine.reader)));
  return new Database(engine);
}

async function open(place: DatabasePlace, entities: Entities, log: Log): Promise<Opened> {
  if (place.engine === 'postgres') {
    const { openPostgres } = await import('./postgres/postgres-engine.js');
    return openPostgres(place, entities, log);
  }
  const { openSqlite } = await import('./sqlite/sqlite-engine.js');
  return openSqlite(place.file, entities, log);
}

async function unlessFailing<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** A connection that can write, for migrations. @throws ConfigError. */
export async function openWriter(place: DatabasePlace): Promise<DataSource> {
  if (place.engine === 'postgres') {
    const { openPool } = await import('./postgres/connections.js');
    return openPool(place, [], (error) => error);
  }
  const { openWriter } = await import('./sqlite/connections.js');
  return openWriter(place.file);
}

/** For a command that needs what is there: to open a file would make it. @throws ConfigError when there is none. */
export async function requireDatabase(place: DatabasePlace): Promise<void> {
  if (place.engine === 'postgres') return;
  const { requireDatabase } = await import('./sqlite/sqlite-errors.js');
  requireDatabase(place.file);
}
