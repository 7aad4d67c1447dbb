import { ConfigError } from '../common/config-error.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { Config } from '../config/config.js';
import type { DatabasePlace } from '../config/database-place.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import { ofAccount } from '../database/subjects.js';
import { policy } from '../policy.js';
import { operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import { type Admins, watchingAdmins } from './last-admin.js';
import { type ListedMail, MailList } from './mail-list.js';
import { withServices } from './operator-services.js';
import { type Filter, People, type PeoplePage, type PersonInDetail } from './people.js';

export async function listPeople(
  place: DatabasePlace,
  search: string | undefined,
  after: string | undefined,
  filter: Filter = 'all',
): Promise<PeoplePage> {
  return withUsers(place, async (database) => {
    const people = new People(database, new Clock());
    const page = { count: policy.operators.perPage, ...(after !== undefined && { from: after }) };
    return search === undefined ? people.list(filter, page) : people.containing(search, page);
  });
}

/** @throws ConfigError if no account has this address. */
export async function showPerson(
  place: DatabasePlace,
  address: string,
): Promise<PersonInDetail & { readonly mails: readonly ListedMail[] }> {
  return withUsers(place, async (database) => {
    const clock = new Clock();
    const { id } = await namedUser(new Users(database.reader, clock), address);
    const person = await new People(database, clock).show(id);
    if (!person) throw new ConfigError('No account has this address.');
    return { ...person, mails: await new MailList(database, clock).to(person.email) };
  });
}

/**
 * Closes the account now and deletes it after the days of grace, as its owner can. @returns when.
 * @throws ConfigError if no account has this address.
 */
export async function deletePerson(config: Config, address: string): Promise<Admins & { deleteAfter: Timestamp }> {
  return withServices(config, async ({ database, users, acts }) => {
    const { id } = await namedUser(users, address);
    return database.write([ofAccount(id)], async (db) => {
      const owner = await users.get(id, db);
      const { lostLastAdmin } = await watchingAdmins(db, () => acts.scheduleDeletion(db, owner, operator));
      const { deleteAfter } = await users.get(id, db);
      if (deleteAfter === null) throw new Error('The account was not closed.');
      return { deleteAfter, lostLastAdmin };
    });
  });
}

/** At once, with everything that belongs to it. There is no way back. @throws ConfigError if no account has this address. */
export async function erasePerson(config: Config, address: string): Promise<Admins> {
  return withServices(config, async ({ database, users, events }) => {
    const { id } = await namedUser(users, address);
    return database.write([ofAccount(id)], async (db) => {
      const sql = 'DELETE FROM users WHERE id = ?';
      const { lostLastAdmin } = await watchingAdmins(db, () => db.query<unknown>(sql, [id]));
      await events.tellDeleted(db, [id]);
      return { lostLastAdmin };
    });
  });
}

/** False if its deletion was not asked for. @throws ConfigError if no account has this address. */
export async function restorePerson(config: Config, address: string): Promise<boolean> {
  return withServices(config, async ({ database, users, acts }) => {
    const user = await namedUser(users, address);
    return database.write([ofAccount(user.id)], (db) => acts.cancelDeletion(db, user, operator));
  });
}

async function withUsers<T>(place: DatabasePlace, work: (database: Database) => Promise<T>): Promise<T> {
  return besideServer(place, work, [User]);
}
