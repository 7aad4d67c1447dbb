import { ConfigError } from '../common/config-error.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { Config } from '../config/config.js';
import type { DatabasePlace } from '../config/database-place.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import { ofAccount } from '../database/subjects.js';
import { policy } from '../policy.js';
import { Sessions } from '../sessions/sessions.js';
import { eventsBesideServer, operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import { People, type PeoplePage, type PersonInDetail } from './people.js';

export async function listPeople(
  place: DatabasePlace,
  search: string | undefined,
  after: string | undefined,
): Promise<PeoplePage> {
  return withUsers(place, async (database) =>
    new People(database, new Clock()).list({
      ...(search !== undefined && { search }),
      ...(after !== undefined && { after }),
      count: policy.operators.perPage,
    }),
  );
}

/** @throws ConfigError if no account has this address. */
export async function showPerson(place: DatabasePlace, address: string): Promise<PersonInDetail> {
  return withUsers(place, async (database) => {
    const clock = new Clock();
    const { id } = await namedUser(new Users(database.reader, clock), address);
    const person = await new People(database, clock).show(id);
    if (!person) throw new ConfigError('No account has this address.');
    return person;
  });
}

/**
 * Closes the account now and deletes it after the days of grace, as its owner can. @returns when.
 * @throws ConfigError if no account has this address.
 */
export async function deletePerson(config: Config, address: string): Promise<Timestamp> {
  return withUsers(config.database, async (database) => {
    const clock = new Clock();
    const users = new Users(database.reader, clock);
    const events = eventsBesideServer(database, config);
    const user = await namedUser(users, address);
    return database.write([ofAccount(user.id)], async (db) => {
      const deleteAfter = await users.scheduleDeletion(db, user.id);
      await new Sessions(database, clock).endAll(db, user.id);
      const mail = { kind: 'deletion-asked', payload: { deleteAfter } } as const;
      await events.recordAndNotify(db, user, { type: 'deletion-asked', mail }, operator);
      return deleteAfter;
    });
  });
}

/** At once, with everything that belongs to it. There is no way back. @throws ConfigError if no account has this address. */
export async function erasePerson(config: Config, address: string): Promise<void> {
  await withUsers(config.database, async (database) => {
    const { id } = await namedUser(new Users(database.reader, new Clock()), address);
    const events = eventsBesideServer(database, config);
    await database.write([ofAccount(id)], async (db) => {
      await db.query('DELETE FROM users WHERE id = ?', [id]);
      await events.tellDeleted(db, [id]);
    });
  });
}

/** False if its deletion was not asked for. @throws ConfigError if no account has this address. */
export async function restorePerson(config: Config, address: string): Promise<boolean> {
  return withUsers(config.database, async (database) => {
    const users = new Users(database.reader, new Clock());
    const events = eventsBesideServer(database, config);
    const user = await namedUser(users, address);
    return database.write([ofAccount(user.id)], async (db) => {
      if (!(await users.cancelDeletion(db, user.id))) return false;
      const notification = { type: 'deletion-cancelled', mail: 'deletion-cancelled' } as const;
      await events.recordAndNotify(db, user, notification, operator);
      return true;
    });
  });
}

async function withUsers<T>(place: DatabasePlace, work: (database: Database) => Promise<T>): Promise<T> {
  return besideServer(place, work, [User]);
}
