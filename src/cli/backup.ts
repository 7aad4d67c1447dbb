import { type Command, type Outcome, WrongUsage } from './command.js';
import { databaseFile } from './database-place.js';

export const backupCommands: readonly Command[] = [
  {
    name: 'backup',
    operands: ['FILE'],
    summary: 'Copy the database to a new file and check it; the server may be running',
    run: backUp,
  },
  {
    name: 'restore',
    operands: ['FILE'],
    summary: 'Put a backup in the place of the database, which is kept; stop the server first',
    run: restore,
  },
];

/** For now. */
const withPgDump = 'see docs/operations.md for how to use pg_dump and pg_restore.';

const aboutSecret =
  'Keep SECRET as well, in another place (without SECRET: the file "secret" beside the database). Without it everybody is logged out and emails that wait cannot be sent.';

async function backUp(file?: string): Promise<Outcome> {
  if (!file) throw new WrongUsage('Name the file to write: backup FILE');
  const { backUp } = await import('../database/sqlite/backup.js');
  const made = await backUp(await databaseFile(withPgDump), file, (percent) =>
    process.stderr.write(`Copied: ${percent} %\n`),
  );
  const text = `Backed up and checked: ${made.file} (${made.bytes} bytes, accounts: ${made.accounts})\n${aboutSecret}`;
  return { text, json: { ...made } };
}

async function restore(file?: string): Promise<Outcome> {
  if (!file) throw new WrongUsage('Name the backup to restore: restore FILE');
  const { restore } = await import('../database/sqlite/restore.js');
  const { previous, ...restored } = restore(await databaseFile(withPgDump), file);
  const kept = previous === null ? '' : `\nThe previous database is now ${previous}`;
  const text = `Restored: ${restored.file} (accounts: ${restored.accounts})${kept}\nStart the server with the SECRET that belongs to this backup.`;
  return { text, json: { ...restored, previous } };
}
