import { databasePlace } from './database-place.js';
import { type Command, type Outcome, WrongUsage } from './command.js';
import { withProgress } from './with-progress.js';

export const backupCommands: readonly Command[] = [
  {
    name: 'backup',
    operands: ['FILE'],
    summary: 'Copy the database to a new file and check it; the server may be running',
    examples: ['backup /var/backups/foyer-2026-11-30.sqlite'],
    run: backUp,
  },
  {
    name: 'restore',
    operands: ['FILE'],
    summary:
      'Put a backup in the place of the database, which is kept (PostgreSQL: into an empty one); stop the server first',
    examples: ['restore /var/backups/foyer-2026-11-30.sqlite'],
    run: restore,
  },
];

const aboutSecret =
  'Keep SECRET as well, in another place (without SECRET: the file "secret" beside the database). Without it everybody is logged out and emails that wait cannot be sent.';

async function backUp(file?: string): Promise<Outcome> {
  if (!file) throw new WrongUsage('Name the file to write: backup FILE');
  const made = await backupTo(file);
  const text = `Backed up and checked: ${made.file} (${made.bytes} bytes, accounts: ${made.accounts})\n${aboutSecret}`;
  return { text, json: { ...made } };
}

async function backupTo(file: string): Promise<import('../database/backups.js').Backup> {
  const place = await databasePlace();
  if (place.engine === 'postgres') {
    const { backUp } = await import('../database/postgres/backup.js');
    return withProgress((show) => backUp(place, file, show));
  }
  const { backUp } = await import('../database/sqlite/backup.js');
  return withProgress((show) => backUp(place.file, file, show));
}

const withItsSecret = 'Start the server with the SECRET that belongs to this backup.';

async function restore(file?: string): Promise<Outcome> {
  if (!file) throw new WrongUsage('Name the backup to restore: restore FILE');
  const place = await databasePlace();
  if (place.engine === 'postgres') {
    const { restore } = await import('../database/postgres/restore.js');
    const restored = await withProgress((show) => restore(place, file, show));
    const text = `Restored: the database ${restored.database} (accounts: ${restored.accounts})\n${withItsSecret}`;
    return { text, json: { ...restored } };
  }
  const { restore } = await import('../database/sqlite/restore.js');
  const { previous, ...restored } = await withProgress((show) => restore(place.file, file, show));
  const kept = previous === null ? '' : `\nThe previous database is now ${previous}`;
  const text = `Restored: ${restored.file} (accounts: ${restored.accounts})${kept}\n${withItsSecret}`;
  return { text, json: { ...restored, previous } };
}
