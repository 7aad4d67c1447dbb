import { setImmediate as turn } from 'node:timers/promises';
import { policy } from '../policy.js';
import type { Database } from './database.js';
import { ofAccount } from './subjects.js';
import { type AccountBound, sqlNames, type Tables } from './tables.js';

type Names = Readonly<Record<'table' | 'key' | 'owner' | 'newestBy', string>> & Pick<AccountBound, 'atMost'>;

/** Deletes the oldest rows of accounts that have too many. Between two steps everybody else gets their turn. */
export async function enforceAccountBounds(
  database: Database,
  tables: Tables,
  isStopping: () => boolean,
): Promise<void> {
  for (const { entity, atMost, ...bound } of tables.bounded) {
    const { table, key, column } = sqlNames(database.reader, entity);
    const names = { table, key, owner: column(bound.owner), newestBy: column(bound.newestBy), atMost };
    for await (const owner of ownersWithTooMany(database, names)) {
      while (!isStopping() && (await deleteOldest(database, names, owner)) === policy.retention.batch) await turn();
      if (isStopping()) return;
    }
  }
}

/**
 * Goes through the index in steps of as many rows as an account may have. Whoever has all of their rows within one step
 * does not have too many, so only the owner of the row at its end is counted.
 */
async function* ownersWithTooMany({ reader }: Database, { table, owner, atMost }: Names): AsyncGenerator<string> {
  const next = `SELECT ${owner} AS owner FROM ${table} WHERE ${owner} > ? ORDER BY ${owner} LIMIT 1 OFFSET ${atMost}`;
  const tooMany = `SELECT ${owner} FROM ${table} WHERE ${owner} = ? LIMIT 1 OFFSET ${atMost}`;
  let last = '';
  for (;;) {
    const [found] = await reader.query<{ owner: string }[]>(next, [last]);
    if (!found) return;
    last = found.owner;
    if ((await reader.query<unknown[]>(tooMany, [last])).length > 0) yield last;
    await turn();
  }
}

async function deleteOldest(database: Database, names: Names, owner: string): Promise<number> {
  return database.write([ofAccount(owner)], async (db) => {
    const deleted = await db.query<unknown[]>(`${oldestBeyond(names)} RETURNING 1`, [owner]);
    return deleted.length;
  });
}

/** Deletes one batch of the rows of one account that are not among its newest. */
export function oldestBeyond({ table, key, owner, newestBy, atMost }: Names): string {
  return `DELETE FROM ${table} WHERE (${key}) IN
    (SELECT ${key} FROM ${table} WHERE ${owner} = ? ORDER BY ${newestBy} DESC LIMIT ${policy.retention.batch} OFFSET ${atMost})`;
}
