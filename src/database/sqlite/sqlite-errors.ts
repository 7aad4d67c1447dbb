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

/** The disk is full, fails or is read-only: only the operator can fix it. */
export function isDiskError(error: unknown): boolean {
  return /^SQLITE_(FULL|IOERR|NOMEM|READONLY)/.test(codeOf(error));
}

/** SQLite's, such as `SQLITE_BUSY`; empty for an error that is not SQLite's. */
export function codeOf(error: unknown): string {
  const { code } = (error instanceof QueryFailedError ? error.driverError : error) as { code?: unknown };
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
