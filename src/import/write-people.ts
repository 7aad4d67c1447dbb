import { orderedId } from '../common/ordered-id.js';
import type { Timestamp } from '../common/time.js';
import type { Database } from '../database/database.js';
import type { Person } from './person.js';

/** With the hash as it is stored. */
export interface ReadyPerson extends Person {
  readonly passwordHash: string;
}

/** Which of these addresses have an account. */
export async function addressesTaken(database: Database, people: readonly Person[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const keys = people.map(keyOf);
  const sql = `SELECT email_key AS key FROM users WHERE email_key IN (${keys.map(() => '?').join()})`;
  const rows = await database.reader.query<{ key: string }[]>(sql, keys);
  return new Set(rows.map(({ key }) => key));
}

/** All of them in one transaction, but those whose address has an account by now. Returns the addresses that were new. */
export async function writePeople(
  database: Database,
  people: readonly ReadyPerson[],
  now: Timestamp,
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const users = people.map((person) => ({ ...person, id: orderedId() }));
  const rows = users.map(
    ({ id, address: { email, normalizedEmail }, passwordHash, displayName, language, createdAt }) => [
      id,
      email,
      normalizedEmail,
      passwordHash,
      displayName,
      language,
      0,
      now,
      createdAt,
      now,
    ],
  );
  // Without locks: the unique index decides about each address, and nothing else is decided here.
  return database.write([], async (db) => {
    const added = await db.query<{ key: string }[]>(
      `INSERT INTO users (id, email, email_key, password_hash, display_name, language, auth_epoch, activated_at, created_at,
                          updated_at)
       VALUES ${rows.map(placesOf).join()} ON CONFLICT (email_key) DO NOTHING RETURNING email_key AS key`,
      rows.flat(),
    );
    const keys = new Set(added.map(({ key }) => key));
    const members = users
      .filter((user) => keys.has(keyOf(user)))
      .flatMap(({ id, groups }) => groups.map((group) => [id, group, now]));
    if (members.length > 0)
      await db.query(
        `INSERT INTO group_members (user_id, group_name, created_at) VALUES ${members.map(placesOf).join()}`,
        members.flat(),
      );
    return keys;
  });
}

export function keyOf({ address }: Pick<Person, 'address'>): string {
  return address.normalizedEmail;
}

function placesOf(row: readonly unknown[]): string {
  return `(${row.map(() => '?').join()})`;
}
