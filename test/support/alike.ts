import type { Response } from 'supertest';
import { Database } from '../../src/database/database.js';
import type { TestApplication } from './application.js';
import { onPostgres, writerOf } from './test-database.js';

/** A whole response, to compare it with another. */
export interface MaskedAnswer {
  readonly status: number;
  /** In order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly string[];
  readonly body: string;
}

/** A whole response, with random values and the entered address masked at equal length. */
export function masked(answer: Response, email: string): MaskedAnswer {
  const { 'set-cookie': cookies = [], ...headers } = answer.headers as Record<string, string> & {
    'set-cookie'?: string[];
  };
  return {
    status: answer.status,
    headers: Object.entries(headers).map(([name, value]) => [
      name,
      ['date', 'x-request-id'].includes(name) ? mask(value) : value,
    ]),
    cookies: cookies.map((cookie) => cookie.replace(/(?<=^[^=]+=)[^;]*/, mask).replace(/(?<=Expires=)[^;]*/, mask)),
    body: (email === '' ? answer.text : answer.text.replaceAll(email, mask)).replace(
      /(?<=name="(?:_csrf|registration|link)" value=")[^"]*/g,
      mask,
    ),
  };
}

const mask = (text: string): string => '·'.repeat(text.length);

const relaxed = 'PRAGMA synchronous = NORMAL';

/**
 * The SQL that the application reads and writes during `act`, in order and without values. Without the mail worker,
 * which is not part of a response.
 */
export async function sqlOf(foyer: TestApplication, act: () => Promise<unknown>): Promise<string[]> {
  const heard: string[][] = [];
  // By connection. A transaction that started before does not count.
  const open = new Map<unknown, string[]>();
  const stop = hear(foyer, {
    asked: (sql) => heard.push([`asks ${sql}`]),
    written: (sql, connection) => {
      let transaction = open.get(connection) ?? [];
      // A relaxed transaction starts with its PRAGMA, which must not count for the one before.
      const isRelaxed = transaction.length === 1 && transaction[0]?.endsWith(relaxed) === true;
      if (sql === relaxed || (sql.startsWith('BEGIN') && !isRelaxed)) heard.push((transaction = []));
      transaction.push(`writes ${sql}`);
      open.set(connection, transaction);
    },
  });
  await act();
  const { length } = heard;
  // When this one ends, all recorded ones are complete.
  await foyer.app.get(Database).write(['outbox'], () => Promise.resolve());
  stop();
  // So are those that tell sites of log-outs and other programs of events, and that of the counts for admins.
  const isWorkers = (sqls: string[]): boolean =>
    sqls.some((sql) =>
      /^writes UPDATE "?outbox|^asks SELECT (?:sid, .* FROM client_sessions|e\.id.* FROM webhook_endpoints)|^writes INSERT INTO hourly_counts/s.test(
        sql,
      ),
    );
  return (
    heard
      .slice(0, length)
      .filter((sqls) => !isWorkers(sqls))
      .flat()
      // One event in a hundred also deletes the oldest, whoever it is about.
      .filter((sql) => !sql.startsWith('writes DELETE FROM events WHERE (id) IN'))
  );
}

/** Reports each statement that is sent to the database, until stopped. */
export function hear(
  foyer: TestApplication,
  { asked, written }: { asked?: (sql: string) => void; written: (sql: string, connection: unknown) => void },
): () => void {
  const database = foyer.app.get(Database);
  const writer = writerOf(database);
  // TypeORM writes numbers into the text of a statement.
  const withoutValues = (sql: string): string => sql.trim().replace(/-?\b\d+\b/g, '?');
  database.reader.logger.logQuery = (sql) => asked?.(withoutValues(sql));
  writer.logger.logQuery = (sql, _parameters, runner) => {
    // SQLite has one, whatever runs over it.
    written(withoutValues(sql), onPostgres ? runner : undefined);
  };
  return () => {
    for (const { logger } of [database.reader, writer]) Reflect.deleteProperty(logger, 'logQuery');
  };
}

/** The number of earlier attempts can be visible, the account cannot. So each address starts without attempts. */
export async function forgetLimits(foyer: TestApplication): Promise<void> {
  await foyer.app.get(Database).write([], (db) => db.query('DELETE FROM limits'));
}
