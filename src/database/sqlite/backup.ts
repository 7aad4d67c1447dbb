import BetterSqlite3 from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../../common/config-error.js';
import { policy } from '../../policy.js';
import { checkCopy, type CheckedCopy, flushToDisk, giveName } from './copy-checks.js';
import { requireDatabase } from './sqlite-errors.js';

export interface Backup extends CheckedCopy {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Copies the database as it is now into a new file that only its owner can read, checks the copy, and only then gives it
 * its name. A server may go on writing.
 * @param progress is called with the copied percentage while there is more to copy.
 * @throws ConfigError when the file exists, cannot be written, or the copy is not sound.
 */
export async function backUp(database: string, to: string, progress: (percent: number) => void): Promise<Backup> {
  requireDatabase(database);
  const file = resolve(to);
  requireFree(file);
  const unfinished = `${file}.${randomUUID()}.part`;
  try {
    await copy(database, unfinished, progress);
    const checked = checkCopy(unfinished);
    flushToDisk(unfinished);
    giveName(unfinished, file);
    flushToDisk(file);
    return { file, bytes: statSync(file).size, ...checked };
  } catch (error) {
    throw new ConfigError(`There is no backup: ${reasonOf(error)}`, { cause: error });
  } finally {
    for (const left of [unfinished, `${unfinished}-journal`]) rmSync(left, { force: true });
  }
}

function requireFree(file: string): void {
  if (existsSync(file)) throw new ConfigError(`${file} exists already: name another file, or delete it first.`);
  if (!existsSync(dirname(file))) throw new ConfigError(`There is no directory ${dirname(file)}.`);
}

/** In one read transaction: otherwise SQLite would start again whenever the server writes. */
async function copy(database: string, to: string, progress: (percent: number) => void): Promise<void> {
  // Not read-only: if no server runs, the last to close the file has to put its WAL away.
  const source = new BetterSqlite3(database, { fileMustExist: true });
  try {
    source.pragma('query_only = ON');
    source.exec('BEGIN; SELECT 1 FROM sqlite_master');
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        const percent = totalPages === 0 ? 0 : Math.floor((100 * (totalPages - remainingPages)) / totalPages);
        if (percent > 0) progress(percent);
        return policy.database.backupPages;
      },
    });
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
}

export function reasonOf(error: unknown): string {
  const { message } = error as Error;
  return message.endsWith('.') ? message : `${message}.`;
}
