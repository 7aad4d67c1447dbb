import { minutes, seconds } from '../common/time.js';

/** How the database waits, caches and copies. */
export const database = {
  /** Queued writes: half a second at about 1,000 writes per second. When the queue is full, the answer is 503. */
  writesWaiting: 500,
  retryAfter: seconds(2),
  /** How long a restore waits for the database to be free. */
  restorePatience: seconds(1),
  /** The `Retry-After` when the disk is full or fails: somebody has to fix it first. */
  storageRetryAfter: seconds(30),
  /** How long `/readyz` reports the last failure of the disk, if nothing is written in between. */
  failureShownFor: minutes(1),
  /** SQLite blocks the process while it waits for a lock, so this is short … */
  busyTimeout: 50,
  /** … and the database retries for this long without blocking. */
  lockPatience: seconds(5),
  lockRetryEvery: 25,
  /** Bytes to which the WAL is truncated after a long read let it grow. Twice SQLite's default checkpoint size. */
  logAtMost: 8 * 1024 * 1024,
  /**
   * Bytes of the file that the reader caches. With a million users, a page for a logged-in user reads four pages of
   * the file that no one else needs, so this is enough for about 2,000 concurrent users.
   */
  readerCache: 32 * 1024 * 1024,
  /** Bytes. Registrations fill it, and the few rows that a write reads are also in the operating system's cache. */
  writerCache: 4 * 1024 * 1024,
  /** Of the file, copied by a backup between two reports. At better-sqlite3's default of 100 a large one takes minutes. */
  backupPages: 1000,
  /** Rows that a move reads and writes at once: about a megabyte. */
  moveBatch: 500,
  /** How long a move waits for whoever writes, which is longer than PostgreSQL lets a vacuum keep others waiting. */
  moveLockPatience: seconds(3),
  /** How long one statement of a move may take, such as counting a table. */
  movePatience: minutes(10),
  /** Bytes. An export reads each page once. */
  snapshotCache: 512 * 1024,
  /** How long a start waits for another that migrates the same database. */
  migrationPatience: minutes(1),
  postgres: {
    /** Of each of the two pools, for reading and for writing, divided by PROCESSES … */
    connections: 10,
    /** … but so many in each process: one that waits for a lock, and others. */
    connectionsAtLeast: 3,
    /** How long to wait for a connection, a free one or a new one. */
    connectPatience: seconds(2),
    /** How long a transaction waits for another about the same subject … */
    lockPatience: seconds(5),
    /** … how long each of its statements may take … */
    statementPatience: seconds(10),
    /** … and how long it may do nothing: its process has frozen, or is gone. */
    idlePatience: seconds(10),
    /** When an answer no longer comes: longer than the server would let a statement take. */
    answerPatience: seconds(12),
    /** How often a transaction is tried that conflicts with others. */
    attempts: 5,
    /** Of one code, so that an outage under load does not fill the log. */
    failureLoggedEvery: seconds(1),
  },
} as const;
