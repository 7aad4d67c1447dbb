import BetterSqlite3 from 'better-sqlite3';
import { ConfigError } from '../../common/config-error.js';
import { policy } from '../../policy.js';
import { isBusy, isDiskError } from './sqlite-errors.js';

/**
 * Locks the file for this process alone, which fails while any other has it open, and moves into it what was only in
 * its WAL. A damaged file has no lock to take: a server that still has it open notices that it was replaced.
 * @throws ConfigError when another process has it open.
 */
export function takeAlone(file: string): () => void {
  const database = new BetterSqlite3(file, { fileMustExist: true, timeout: policy.database.restorePatience });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = DELETE');
    // Until its next read it keeps the lock, and the journal of what it has just done.
    database.pragma('locking_mode = NORMAL');
    database.exec('SELECT 1 FROM sqlite_master; BEGIN EXCLUSIVE');
  } catch (error) {
    if (!isDiskError(error)) database.close();
    if (isBusy(error)) throw new ConfigError('a server or another program uses the database. Stop it first.');
    if (!isDiskError(error)) throw error;
  }
  return () => database.close();
}
