import type { DataSource, EntityManager } from 'typeorm';
import type { Subject } from './subjects.js';

/** Only SQL. It may be run more than once, and only the last time counts. */
export type Work<T> = (db: EntityManager) => Promise<T>;

/** Reads one row. Calls back, at once if it can: a promise for each page takes some per cent of its time. */
export type PreparedRead<Row> = (parameters: readonly (string | number)[], done: RowRead<Row>) => void;
export type RowRead<Row> = (error: unknown, row?: Row) => void;

/** The database as it was when this was opened: what is written meanwhile does not show. */
export interface Snapshot {
  /** One statement at a time, over as many turns of the event loop as its reader takes. */
  rows(sql: string, parameters: readonly unknown[]): AsyncIterable<SnapshotRow> | Iterable<SnapshotRow>;
  /** Soon: until then the database keeps what others have replaced since. */
  close(): Promise<void> | void;
}

export type SnapshotRow = Readonly<Record<string, unknown>>;

/** An engine, before its schema is brought up to date. */
export interface Opened {
  readonly engine: Engine;
  readonly writer: DataSource;
  /** What to say when all tables had to be made. */
  readonly whenNew: string;
}

/** What differs between databases. All SQL outside is understood by each of them, with `?` for the parameters. */
export interface Engine {
  /** Only for reading. */
  readonly reader: DataSource;
  /** Follows a SELECT of rows to take up, so that another process takes up others. */
  readonly skipLocked: string;
  /** Why the last write failed, if the operator has to fix it and has not yet. */
  readonly writeFailure: string | undefined;
  /**
   * Runs `work` in a transaction of its own. Of those about the same subject, one runs at a time.
   * @param isKept whether it has to be on the disk when this resolves. Otherwise a power cut may undo it.
   * @throws Overloaded, StorageFailed, or what `work` throws, after a rollback.
   */
  transaction<T>(about: readonly Subject[], work: Work<T>, isKept: boolean): Promise<T>;
  prepare<Row>(sql: string): PreparedRead<Row>;
  /** False while another long read would cost too much. */
  readonly allowsSnapshot: boolean;
  snapshot(): Promise<Snapshot>;
  close(): Promise<void>;
}
