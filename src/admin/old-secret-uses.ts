import { likeImported } from '../auth/registration/imported-registration.js';
import { Keyring } from '../common/keyring.js';
import type { Clock, Timestamp } from '../common/time.js';
import type { Database } from '../database/database.js';
import { policy } from '../policy.js';

/** What would end with the old secret, because it was made with it. */
export interface OldSecretUses {
  /** Whose browsers or programs would be logged out. */
  readonly sessions: number;
  /** Mailed, and not used yet. */
  readonly links: number;
  readonly registrations: number;
  /** That could not be sent any more. */
  readonly mails: number;
}

/** @param since when the new secret came into use: what is older was made with the old one. */
export async function oldSecretUses(database: Database, clock: Clock, since: Timestamp): Promise<OldSecretUses> {
  const now = clock.now();
  const count = async (sql: string, parameters: readonly number[]): Promise<number> => {
    const [row] = await database.reader.query<{ count: number }[]>(`SELECT COUNT(*) AS count FROM ${sql}`, [
      ...parameters,
    ]);
    return Number(row?.count ?? 0);
  };
  return {
    sessions: await count('sessions WHERE created_at < ? AND expires_at > ?', [since, now]),
    links: await count('links WHERE user_id IS NOT NULL AND created_at < ? AND used_at IS NULL AND expires_at > ?', [
      since,
      now,
    ]),
    registrations: await count(
      `registrations WHERE created_at < ? AND used_at IS NULL AND expires_at > ? AND id NOT ${likeImported}`,
      [since, now],
    ),
    mails: await count('outbox WHERE created_at < ? AND sent_at IS NULL AND failed_at IS NULL', [since]),
  };
}

/**
 * People who were imported wait for more than a year, and their link is mailed again whenever they ask for it: it is made with
 * the new secret from now on.
 */
export async function renewImportedLinks(database: Database, secret: string): Promise<void> {
  const keyring = new Keyring([secret]);
  for (let after = ''; ;) {
    const rows = await database.reader.query<{ id: string; nonce: string; tokenHash: string }[]>(
      `SELECT id, nonce, token_hash AS "tokenHash" FROM registrations
        WHERE id ${likeImported} AND id > ? AND used_at IS NULL ORDER BY id LIMIT ?`,
      [after, policy.retention.batch],
    );
    const renewed = rows
      .filter((row) => !keyring.derives('activation', row))
      .map((row) => ({ ...row, link: keyring.newLink('activation') }));
    await database.write([], async (db) => {
      const sql =
        'UPDATE registrations SET nonce = ?, token_hash = ? WHERE id = ? AND token_hash = ? AND used_at IS NULL';
      for (const { id, tokenHash, link } of renewed) await db.query(sql, [link.nonce, link.tokenHash, id, tokenHash]);
    });
    after = rows.at(-1)?.id ?? '';
    if (after === '') return;
  }
}
