import type { PoolClient } from 'pg';
import { ConfigError } from '../../common/config-error.js';
import { policy } from '../../policy.js';

/**
 * For each new connection, as `target_session_attrs=primary` of PostgreSQL's own programs. Before a standby is promoted, it
 * may still show a session that has ended.
 */
export function refuseStandby(client: PoolClient, done: (error?: Error) => void): void {
  // The pool listens again afterwards. Meanwhile, an error that nobody hears would end the process.
  client.on('error', ignore);
  isStandby(client).then(
    (refused) => {
      client.off('error', ignore);
      done(refused ? new StandbyFound() : undefined);
    },
    (error: unknown) => {
      done(error as Error);
      client.off('error', ignore);
    },
  );
}

async function isStandby(client: PoolClient): Promise<boolean> {
  const question = {
    text: 'SELECT pg_is_in_recovery() AS "isStandby"',
    query_timeout: policy.database.postgres.connectPatience,
  };
  const { rows } = await client.query<{ isStandby: boolean }>(question);
  return rows[0]?.isStandby === true;
}

const ignore = (): void => undefined;

export class StandbyFound extends ConfigError {
  /** What PostgreSQL says when somebody writes to it. */
  readonly code = '25006';

  constructor() {
    super('The database of DATABASE_URL is a standby, which cannot be written: name the primary.');
  }
}
