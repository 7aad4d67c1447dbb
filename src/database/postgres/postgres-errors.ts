import { QueryFailedError } from 'typeorm';

/** The SQLSTATE of PostgreSQL, or Node's code of a lost connection; empty for any other error. */
export function codeOf(error: unknown): string {
  const cause: unknown = (error instanceof QueryFailedError ? error.driverError : error) ?? {};
  const { code, message } = cause as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^[\dA-Z]{5}$|^[A-Z]+(?:_[A-Z\d]+)*$/.test(code)) return code;
  return typeof message === 'string' && lost.test(message) ? 'LOST' : '';
}

/** What the driver says without a code. */
const lost =
  /^(?:Connection terminated|timeout e|timeout expired|Query read timeout|Client (?:has|was)|Cannot use a pool|Driver not Conn|The server does not support SSL|There was an error establishing an SSL)/;

/**
 * Another transaction came in between, although subjects are locked: two that met at a unique index or a foreign key, or a
 * deadlock with what is not Foyer. The same again finds the other one's work.
 */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01', '23505', '23503'].includes(codeOf(error));
}

/** It took too long to get a lock or an answer: others are in the way. */
export function isBusy(error: unknown): boolean {
  return ['55P03', '57014'].includes(codeOf(error));
}

/** Or is there already, prepared for another client. */
export function isPreparedElsewhere(error: unknown): boolean {
  return preparedElsewhere.test(codeOf(error));
}

const preparedElsewhere = /^26000$|^42P05$/;

/** It cannot store more, or its disk fails. What only reads may work nevertheless. */
export function isStorage(code: string): boolean {
  return /^53[12]00$|^58|^XX/.test(code);
}

/** For the log: what the operator can do about it. Undefined if this code says nothing of the kind. */
export function reasonFor(code: string): string | undefined {
  return reasons.find(([start]) => start.test(code))?.[1];
}

const notReached = 'The database does not answer. Foyer tries again with each request.';

/** The first that fits. */
const reasons: readonly (readonly [code: RegExp, reason: string])[] = [
  [/CERT|^UNABLE_TO_|^ERR_(?:TLS|SSL)_/, 'The certificate of the database is not accepted: it may have expired.'],
  // Of Node: no connection to it, or none any more. Not what Node says of a wrong call.
  [/^LOST$|^E(?!RR_)[A-Z_]+$|^08/, notReached],
  [/^57P0/, 'The database shuts down or starts.'],
  [/^25P0[34]$/, 'A transaction stood still for too long: the process of Foyer was stopped, or had no time.'],
  [
    preparedElsewhere,
    'A prepared statement is not where it was prepared: behind PgBouncer without max_prepared_statements, add prepared=off to DATABASE_URL.',
  ],
  [/^NOT_REPLICATED$/, 'The standby does not confirm what is written, so nothing of it is acknowledged.'],
  [/^53100$/, 'The disk of the database is full.'],
  [/^53300$|^3D000$|^28/, 'The database refuses the connection: check max_connections, the user and the password.'],
  [/^53/, 'The database has too little memory or disk.'],
  [/^58|^XX/, 'The database cannot read or write its files: see its log.'],
  [/^25006$|^0A000$/, 'The database is read-only: a standby, or set to it by an operator.'],
  [/^42501$/, 'The user of DATABASE_URL may not do this: check the rights of the tables.'],
];
