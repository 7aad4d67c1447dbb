import type { EntityManager } from 'typeorm';
import {
  importedColumns,
  importedRegistration,
  importedRegistrationId,
} from '../auth/registration/imported-registration.js';
import type { Keyring } from '../common/keyring.js';
import { orderedId } from '../common/ordered-id.js';
import type { Timestamp } from '../common/time.js';
import type { Database } from '../database/database.js';
import type { Person } from './person.js';

/** With the hash as it is stored. */
export interface ReadyPerson extends Person {
  readonly passwordHash: string;
}

type Row = readonly unknown[];

export function keyOf({ address }: Pick<Person, 'address'>): string {
  return address.normalizedEmail;
}

/** Which of these addresses have an account, or were imported before and wait for their owner. */
export async function addressesTaken(database: Database, people: readonly Person[]): Promise<Set<string>> {
  const ofUsers = await keysIn(database, 'users', 'email_key', people.map(keyOf));
  const waiting = people.filter(({ isVerified }) => !isVerified).map((person) => importedRegistrationId(keyOf(person)));
  return new Set([...ofUsers, ...(await keysIn(database, 'registrations', 'id', waiting))]);
}

async function keysIn(
  database: Database,
  table: 'users' | 'registrations',
  column: 'email_key' | 'id',
  values: readonly string[],
): Promise<string[]> {
  if (values.length === 0) return [];
  const sql = `SELECT email_key AS key FROM ${table} WHERE ${column} IN (${values.map(() => '?').join()})`;
  return (await database.reader.query<{ key: string }[]>(sql, [...values])).map(({ key }) => key);
}

/** All of them in one transaction, but those whose address has been taken meanwhile. Returns the addresses that were new. */
export async function writePeople(
  database: Database,
  people: readonly ReadyPerson[],
  keyring: Keyring,
  now: Timestamp,
): Promise<Set<string>> {
  const users = people.filter(({ isVerified }) => isVerified).map((person) => ({ ...person, id: orderedId() }));
  const userRows = users.map(({ id, passwordHash, ...user }) => {
    const { address, displayName, language, state, createdAt } = user;
    return [id, address.email, keyOf(user), passwordHash, displayName, language, state, 0, now, createdAt, now];
  });
  const unproved = people.filter(({ isVerified }) => !isVerified);
  const waitingRows = unproved.map((person) => importedRegistration(person.address, person, keyring, now));
  if (people.length === 0) return new Set();
  // Without locks: a unique index decides about each address, and nothing else is decided here.
  return database.write([], async (db) => {
    const columns =
      'id, email, email_key, password_hash, display_name, language, state, auth_epoch, activated_at, created_at, updated_at';
    const added = new Set([
      ...(await insert(db, `users (${columns})`, userRows, 'email_key')),
      ...(await insert(db, `registrations (${importedColumns})`, waitingRows, 'email_key')),
    ]);
    const members = users
      .filter((user) => added.has(keyOf(user)))
      .flatMap(({ id, groups }) => groups.map((group) => [group, id, now]));
    await insert(db, 'group_members (group_name, user_id, created_at)', members, 'user_id');
    return added;
  });
}

/** Those that are new. @returns this column of them. */
async function insert(db: EntityManager, into: string, rows: readonly Row[], column: string): Promise<string[]> {
  if (rows.length === 0) return [];
  const places = rows.map((row) => `(${row.map(() => '?').join()})`).join();
  const added = await db.query<{ key: string }[]>(
    `INSERT INTO ${into} VALUES ${places} ON CONFLICT DO NOTHING RETURNING ${column} AS key`,
    rows.flat(),
  );
  return added.map(({ key }) => key);
}
