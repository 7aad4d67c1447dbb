import { chmodSync, chownSync, copyFileSync, existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../../common/config-error.js';
import type { ShowProgress } from '../../common/progress.js';
import { type CheckedCopy, requireFile } from '../backups.js';
import { createPart, flushToDisk, giveName, reasonOf, removePart } from '../part-file.js';
import { checkCopy } from './copy-checks.js';
import { takeAlone } from './take-alone.js';

export interface Restored extends CheckedCopy {
  readonly file: string;
  /** Where the previous database is now, if there was one. */
  readonly previous: string | null;
}

/**
 * Puts a checked copy of a backup in the place of the database. What was there stays beside it under another name.
 * @throws ConfigError when a server uses the database, or the backup is not sound. Then nothing has changed.
 */
export function restore(database: string, from: string, show: ShowProgress): Restored {
  const file = existsSync(database) ? realpathSync(database) : resolve(database);
  requireBackup(from, file);
  const unfinished = createPart(file);
  try {
    show('Copying the backup', 0, '');
    copyFileSync(from, unfinished);
    show('Checking the copy', 0, '');
    const checked = checkCopy(unfinished);
    takeOwner(unfinished, existsSync(file) ? file : dirname(file));
    flushToDisk(unfinished);
    return { file, previous: exchange(unfinished, file), ...checked };
  } catch (error) {
    throw new ConfigError(`Nothing was restored: ${reasonOf(error)}`, { cause: error });
  } finally {
    removePart(unfinished);
  }
}

function requireBackup(from: string, file: string): void {
  requireFile(from);
  if (realpathSync(from) === file) throw new ConfigError(`${resolve(from)} is the database itself, not a backup.`);
  if (existsSync(`${from}-wal`))
    throw new ConfigError(
      `${resolve(from)} has a -wal file: it is a database in use, or copied from one, not a backup.`,
    );
}

/** The user that runs the server, even if this runs as root. */
export function takeOwner(unfinished: string, like: string): void {
  const { uid, gid } = statSync(like);
  if (process.getuid?.() === 0) chownSync(unfinished, uid, gid);
  chmodSync(unfinished, 0o600);
}

/** Returns the name of the previous file. At no moment is there no file at the path, which a start would make anew. */
function exchange(unfinished: string, file: string): string | null {
  if (!existsSync(file)) {
    removeBeside(file);
    renameSync(unfinished, file);
    flushToDisk(file);
    return null;
  }
  const previous = `${file}.before-restore-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
  const release = takeAlone(file);
  try {
    giveName(file, previous);
    rmSync(`${file}-shm`, { force: true });
    for (const suffix of ['-wal', '-journal'])
      if (existsSync(file + suffix)) renameSync(file + suffix, previous + suffix);
    renameSync(unfinished, file);
    flushToDisk(file);
  } finally {
    release();
  }
  return previous;
}

/** Without their database they would be read as a part of the new one. */
function removeBeside(file: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}
