import type { Response } from 'supertest';
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
    cookies: cookies.map((cookie) =>
      cookie.replace(/(?<=^[^=]+=)[^;]*/, mask).replace(/(?<=Expires=)[^;]*/, mask),
    ),
    body: (email === '' ? answer.text : answer.text.replaceAll(email, mask)).replace(
      /(?<=name="_csrf" value=")[^"]*/g,
      mask,
    ),
  };
}

const mask = (text: string): string => '·'.repeat(text.length);

/**
 * How many rows each table grows by while something is done. Nothing is counted yet when it begins: how often an
 * address was typed before may show in `limits`, but whose it is may not.
 */
export async function rowsWrittenBy(
  foyer: TestApplication,
  act: () => Promise<unknown>,
): Promise<Record<string, number>> {
  await foyer.app.get(Database).write((db) => db.query('DELETE FROM limits'));
  const before = await rowsPerTable(foyer);
  await act();
  const after = await rowsPerTable(foyer);
  return Object.fromEntries(
    Object.entries(after)
      .map(([table, count]): [string, number] => [table, count - (before[table] ?? 0)])
      .filter(([, grown]) => grown !== 0),
  );
}

async function rowsPerTable(foyer: TestApplication): Promise<Record<string, number>> {
  const tables = await foyer.rows<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`);
  const counts = await Promise.all(
    tables.map(async ({ name }): Promise<[string, number]> => {
      const [row] = await foyer.rows<{ count: number }>(`SELECT count(*) AS count FROM ${name}`);
      return [name, row?.count ?? 0];
    }),
  );
  return Object.fromEntries(counts);
}
