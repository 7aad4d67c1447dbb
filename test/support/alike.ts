import type { Response } from 'supertest';
import type { DataSource } from 'typeorm';
import { Database } from '../../src/database/database.js';
import type { TestApplication } from './application.js';

/** All of an answer, to be compared with another one. */
export interface MaskedAnswer {
  readonly status: number;
  /** In the order in which they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly string[];
  readonly body: string;
}

/** All of an answer, with a mask of equal length over what is random and over the address that was typed. */
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
      /(?<=name="_csrf" value=")[^"]*/g,
      mask,
    ),
  };
}

const mask = (text: string): string => '·'.repeat(text.length);

/**
 * The SQL that the application asks and writes while something is done, in its order and without the values. What the
 * worker of the mail does meanwhile is left out: it is no part of any answer.
 */
export async function sqlOf(foyer: TestApplication, act: () => Promise<unknown>): Promise<string[]> {
  const heard: string[][] = [];
  // One that has begun before is not to be heard.
  let transaction: string[] = [];
  const stop = hear(foyer, {
    asked: (sql) => heard.push([`asks ${sql}`]),
    written: (sql) => {
      if (sql.startsWith('BEGIN')) heard.push((transaction = []));
      transaction.push(`writes ${sql}`);
    },
  });
  await act();
  const { length } = heard;
  // By the end of this one, every one that was heard is complete.
  await foyer.app.get(Database).write(() => Promise.resolve());
  stop();
  const isWorkers = (sqls: string[]): boolean => sqls.some((sql) => /^writes UPDATE "?outbox/.test(sql));
  return heard
    .slice(0, length)
    .filter((sqls) => !isWorkers(sqls))
    .flat();
}

/** Tells each statement as it is sent to the database, until it is stopped. */
export function hear(
  foyer: TestApplication,
  { asked, written }: { asked?: (sql: string) => void; written: (sql: string) => void },
): () => void {
  const database = foyer.app.get(Database);
  const writer = Reflect.get(database, 'writer') as DataSource;
  // TypeORM writes numbers into the text of a statement.
  const withoutValues = (sql: string): string => sql.trim().replace(/\b\d+\b/g, '?');
  database.reader.logger.logQuery = (sql) => asked?.(withoutValues(sql));
  writer.logger.logQuery = (sql) => {
    written(withoutValues(sql));
  };
  return () => {
    for (const { logger } of [database.reader, writer]) Reflect.deleteProperty(logger, 'logQuery');
  };
}

/** How often an address was typed before may show; whose it is may not. So each is typed for the first time. */
export async function forgetLimits(foyer: TestApplication): Promise<void> {
  await foyer.app.get(Database).write((db) => db.query('DELETE FROM limits'));
}
