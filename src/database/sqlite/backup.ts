import BetterSqlite3 from 'better-sqlite3';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ConfigError } from '../../common/config-error.js';
import type { ShowProgress } from '../../common/progress.js';
import { policy } from '../../policy.js';
import type { Backup } from '../backups.js';
import { complete, createPart, reasonOf, requireFree } from '../part-file.js';
import { checkCopy } from './copy-checks.js';
import { requireDatabase } from './sqlite-errors.js';

/**
 * Copies the database as it is now into a new file that only its owner can read, checks the copy, and only then gives it
 * its name. A server may go on writing.
 * @throws ConfigError when the file exists, cannot be written, or the copy is not sound.
 */
export async function backUp(database: string, to: string, show: ShowProgress): Promise<Backup> {
  requireDatabase(database);
  const file = resolve(to);
  if (belongsTo(database, file))
    throw new ConfigError(`${file} is the database itself, or belongs to it: name another file.`);
  requireFree(file);
  const unfinished = createPart(file);
  try {
    const checked = await complete(unfinished, file, async (part) => {
      await copy(database, part, show);
      show('Checking the copy', 0, '');
      return checkCopy(part);
    });
    return { file, bytes: statSync(file).size, ...checked };
  } catch (error) {
    throw new ConfigError(`There is no backup: ${reasonOf(error)}`, { cause: error });
  }
}

/** The next start would take a file of such a name for its own, even if there is none now. */
export function belongsTo(database: string, file: string): boolean {
  const own = [resolve(database), realpathSync(database)].flatMap((path) =>
    ['', '-wal', '-shm', '-journal'].map((suffix) => realPath(path + suffix)),
  );
  return own.includes(realPath(file));
}

/** Without symbolic links, as far as there is something. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return existsSync(dirname(path)) ? join(realpathSync(dirname(path)), basename(path)) : path;
}

const megabyte = 1_000_000;

/** In one read transaction: otherwise SQLite would start again whenever the server writes. */
async function copy(database: string, to: string, show: ShowProgress): Promise<void> {
  // Not read-only: if no server runs, the last to close the file has to put its WAL away.
  const source = new BetterSqlite3(database, { fileMustExist: true });
  try {
    source.pragma('query_only = ON');
    const pageSize = Number(source.pragma('page_size', { simple: true }));
    source.exec('BEGIN; SELECT 1 FROM sqlite_master');
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        const copied = totalPages - remainingPages;
        if (copied > 0) show('Copying the database', (copied * pageSize) / megabyte, 'MB', copied / totalPages);
        return policy.database.backupPages;
      },
    });
  } finally {
    source.close();
  }
}
