import type { DataSource } from 'typeorm';
import type { Command, Outcome } from './command.js';
import type { DatabasePlace } from '../config/database-place.js';
import { databasePlace } from './database-place.js';
import { withProgress } from './with-progress.js';

export const migrateCommands: readonly Command[] = [
  { name: 'migrate', summary: 'Apply missing migrations, as every start does', examples: ['migrate'], run: apply },
  {
    name: 'migrate undo',
    summary: 'Revert the last migration; stop the server first',
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
  const undone = await withWriter(place, undoLastMigration);
  const text = undone === undefined ? 'There is nothing to revert.' : `Reverted: ${undone}`;
  return { text, json: { undone: undone ?? null } };
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
