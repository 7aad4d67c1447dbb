import BetterSqlite3 from 'better-sqlite3';
import { ConfigError } from '../../common/config-error.js';
import { type CheckedCopy, requireOurs } from '../backups.js';

/**
 * Reads all of a copy that nobody else uses, and makes one file of it, without a WAL beside it.
 * @throws ConfigError when it is damaged, not Foyer's, or of a newer version.
 */
export function checkCopy(file: string): CheckedCopy {
  let copy: BetterSqlite3.Database | undefined;
  try {
    copy = new BetterSqlite3(file, { fileMustExist: true });
    copy.pragma('journal_mode = DELETE');
    requireSound(copy);
    return { accounts: count(copy, 'users'), schema: requireOurs(migrationsOf(copy)) };
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`It is damaged, or no database of Foyer: ${(error as Error).message}.`, { cause: error });
  } finally {
    copy?.close();
  }
}

function requireSound(copy: BetterSqlite3.Database): void {
  const [first] = copy.pragma('integrity_check') as { integrity_check: string }[];
  const found = first?.integrity_check ?? 'nothing';
  // Of what may be a line for each page, the first say enough.
  if (found !== 'ok') throw new ConfigError(`It is damaged: ${found.split('\n', 2).join(' ')}.`);
  const orphans = copy.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) throw new ConfigError(`It is damaged: ${orphans.length} rows belong to nobody.`);
}

function migrationsOf(copy: BetterSqlite3.Database): string[] {
  return copy.prepare<[], string>('SELECT name FROM migrations ORDER BY timestamp').pluck().all();
}

function count(copy: BetterSqlite3.Database, table: string): number {
  return copy.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}
