import type { DataSource } from 'typeorm';
import type { Command, Outcome } from './command.js';
import { ConfigError } from '../common/config-error.js';
import type { DatabasePlace } from '../config/database-place.js';
import { databasePlace } from './database-place.js';
import { withProgress } from './with-progress.js';

export const migrateCommands: readonly Command[] = [
  { name: 'migrate', summary: 'Apply missing migrations, as every start does', examples: ['migrate'], run: apply },
  {
    name: 'migrate undo',
    summary: 'Revert the last migration; stop the server first (with SQLite it refuses otherwise)',
    examples: ['migrate undo'],
    run: undo,
  },
];

async function apply(): Promise<Outcome> {
  const { migrate } = await import('../database/migrate.js');
  const place = await databasePlace();
  const applied = await withProgress((show) => withWriter(place, (writer) => migrate(writer, show)));
  const text = applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The schema is up to date.';
  return { text, json: { applied } };
}

async function undo(): Promise<Outcome> {
  const { undoLastMigration } = await import('../database/migrate.js');
  const { requireDatabase } = await import('../database/open.js');
  const place = await databasePlace();
  await requireDatabase(place);
  await requireUnused(place);
  const undone = await withWriter(place, undoLastMigration);
  const text = undone === undefined ? 'There is nothing to revert.' : `Reverted: ${undone}`;
  return { text, json: { undone: undone ?? null } };
}

/** The code of a running server needs the schema that it has. @throws ConfigError when one uses the SQLite database. */
async function requireUnused(place: DatabasePlace): Promise<void> {
  if (place.engine !== 'sqlite') return;
  const { takeAlone } = await import('../database/sqlite/take-alone.js');
  try {
    takeAlone(place.file)();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(`Nothing was reverted: ${error.message}`, { cause: error });
  }
}

async function withWriter<T>(place: DatabasePlace, work: (writer: DataSource) => Promise<T>): Promise<T> {
  const { openWriter } = await import('../database/open.js');
  const writer = await openWriter(place);
  try {
    return await work(writer);
  } finally {
    await writer.destroy();
  }
}
