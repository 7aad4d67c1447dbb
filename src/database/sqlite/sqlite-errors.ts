import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { QueryFailedError } from 'typeorm';
import { ConfigError } from '../../common/config-error.js';
import { policy } from '../../policy.js';

/** When patience with another process ends that begins now. Not by the clock on the wall, which may be set back. */
export function lockDeadline(): number {
  return performance.now() + policy.database.lockPatience;
}

/** Tries again while another process holds the file. @throws what SQLite says at the end; else what `work` throws. */
export async function retryWhileBusy<T>(work: () => Promise<T>, deadline = lockDeadline()): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await wait(policy.database.lockRetryEvery);
    }
  }
}

export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** The disk is full, fails or is read-only, or the file is damaged or gone: only the operator can fix it. */
export function isDiskError(error: unknown): boolean {
  return reasons.some(([code]) => codeOf(error).startsWith(code));
}

/** SQLite's own code for it. It notices that itself only without WAL. */
export const fileMoved = 'SQLITE_READONLY_DBMOVED';

/** For the log: what the operator can do about it. */
export function reasonFor(code: string): string {
  return reasons.find(([start]) => code.startsWith(start))?.[1] ?? 'SQLite failed.';
}

const notWritable =
  'The database cannot be written: check owner and permissions of its file and directory, and whether the file system is read-only.';

/** The first that fits. */
const reasons: readonly (readonly [code: string, reason: string])[] = [
  ['SQLITE_FULL', 'The disk is full.'],
  [
    fileMoved,
    'The database file was deleted, moved or replaced while Foyer runs, so nothing is saved any more. Restart Foyer when the right file is in its place.',
  ],
  ['SQLITE_READONLY', notWritable],
  ['SQLITE_CANTOPEN', notWritable],
  ['SQLITE_PERM', notWritable],
  [
    'SQLITE_IOERR',
    'The disk does not read or write: it may be full, disconnected or broken. See the log of the system.',
  ],
  ['SQLITE_CORRUPT', 'The database file is damaged: restore a backup.'],
  ['SQLITE_NOTADB', 'The database file is damaged: restore a backup.'],
  ['SQLITE_NOMEM', 'There is not enough memory.'],
];

/** SQLite's, such as `SQLITE_BUSY`; empty for an error that is not SQLite's. */
export function codeOf(error: unknown): string {
  const { code } = ((error instanceof QueryFailedError ? error.driverError : error) ?? {}) as { code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}

/** For a program that needs what is there: to open the file would make it. @throws ConfigError when there is none. */
export function requireDatabase(file: string): void {
  if (!existsSync(file)) throw new ConfigError(`There is no database at ${file}: DATABASE_URL says where it is.`);
}

/** Why the application cannot start with this file. */
export function openFailed(error: unknown): ConfigError {
  const reason = isBusy(error) ? 'another process holds it' : (error as Error).message;
  return new ConfigError(`The database of DATABASE_URL cannot be opened: ${reason}.`, { cause: error });
}
