import type { DataSource } from 'typeorm';
import type { Command, Outcome } from './command.js';
import { databaseFile } from './database-file.js';

export const migrateCommands: readonly Command[] = [
  { name: 'migrate', summary: 'Apply missing migrations, as every start does', run: apply },
  { name: 'migrate undo', summary: 'Revert the last migration; stop the server first', run: undo },
];

async function apply(): Promise<Outcome> {
  const { migrate } = await import('../database/migrate.js');
  const applied = await withWriter(await databaseFile(), migrate);
  const text = applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The schema is up to date.';
  return { text, json: { applied } };
}

async function undo(): Promise<Outcome> {
  const { undoLastMigration } = await import('../database/migrate.js');
  const { requireDatabase } = await import('../database/sqlite/sqlite-errors.js');
  const file = await databaseFile();
  requireDatabase(file);
  const undone = await withWriter(file, undoLastMigration);
  const text = undone === undefined ? 'There is nothing to revert.' : `Reverted: ${undone}`;
  return { text, json: { undone: undone ?? null } };
}

async function withWriter<T>(file: string, work: (writer: DataSource) => Promise<T>): Promise<T> {
  const { openWriter } = await import('../database/sqlite/connections.js');
  const writer = await openWriter(file);
  try {
    return await work(writer);
  } finally {
    await writer.destroy();
  }
}
