import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import { policy } from '../../policy.js';
import type { PostgresRunner } from './connections.js';

const { lockPatience, statementPatience, idlePatience } = policy.database.postgres;

/**
 * One message with the beginning, the patience and the locks, so that all of it costs one way to the server and back. Each
 * later statement sees everything that was committed before the locks were taken.
 */
export function beginning(locks: readonly string[], isKept: boolean): string {
  return [
    'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE',
    `SET LOCAL lock_timeout = ${lockPatience}`,
    `SET LOCAL statement_timeout = ${statementPatience}`,
    // A process that froze or lost its network must not keep its locks.
    `SET LOCAL idle_in_transaction_session_timeout = ${idlePatience}`,
    ...(isKept ? [] : ['SET LOCAL synchronous_commit = off']),
    ...locks.map((lock) => `SELECT pg_advisory_xact_lock(${lock})`),
  ].join('; ');
}

/**
 * @throws Error when PostgreSQL has rolled back instead, because a statement failed and the work went on.
 * @throws NotReplicated. Nobody may be told then that it is done: if the primary is lost now, so is this.
 */
export async function commit(runner: QueryRunner): Promise<void> {
  close(runner);
  const client = (await runner.connect()) as PoolClient;
  const warnings: (string | undefined)[] = [];
  const hear = ({ routine }: { readonly routine?: string | undefined }): void => {
    warnings.push(routine);
  };
  client.on('notice', hear);
  try {
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('PostgreSQL has rolled back: a statement of the transaction had failed.');
    if (warnings.includes('SyncRepWaitForLSN')) throw new NotReplicated();
  } catch (error) {
    // A late answer must not reach whoever borrows the connection next.
    await (runner as unknown as PostgresRunner).releasePostgresConnection(error as Error);
    throw error;
  } finally {
    client.off('notice', hear);
  }
}

export async function rollBack(runner: QueryRunner): Promise<void> {
  await close(runner)('ROLLBACK');
}

/** What the work had begun and did not wait for comes too late: it would be committed by itself. */
function close(runner: QueryRunner): (sql: string) => Promise<unknown> {
  const ask = runner.query.bind(runner);
  runner.query = () => Promise.reject(new Error('The transaction of this statement has ended.'));
  return ask;
}

/** Whether this transaction changed a row or locked one, for which there has to be room. */
export async function hasWritten(runner: QueryRunner): Promise<boolean> {
  const sql = 'SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS "hasWritten"';
  const [row] = (await runner.query(sql)) as unknown as [{ readonly hasWritten: boolean }];
  return row.hasWritten;
}

/** Somebody made PostgreSQL stop waiting for its synchronous standby, with `pg_cancel_backend`. It then only warns. */
class NotReplicated extends Error {
  readonly code = 'NOT_REPLICATED';

  constructor() {
    super('The transaction is committed on the primary only.');
  }
}
