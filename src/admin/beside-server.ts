import { ConfigError } from '../common/config-error.js';
import { parseEmailAddress } from '../common/email-address.js';
import { Keyring } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { Config } from '../config/config.js';
import type { DatabasePlace } from '../config/database-place.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import { ofAccount, ofAddress } from '../database/subjects.js';
import { type NamedCount, Limits } from '../limits/limits-of.js';
import { RateLimits } from '../limits/rate-limits.js';
import { OutboxMail } from '../mail/outbox.entity.js';
import { Suppression } from '../mail/suppression.entity.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { Sessions } from '../sessions/sessions.js';
import { eventsBesideServer, operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import { type MailOfPerson, People, type PeoplePage, type PersonInDetail } from './people.js';

export const perPage = 100;

export async function listPeople(
  place: DatabasePlace,
  search: string | undefined,
  after: string | undefined,
): Promise<PeoplePage> {
  return withTables(place, async (database) =>
    new People(database, new Clock()).list({
      ...(search !== undefined && { search }),
      ...(after !== undefined && { after }),
      count: perPage,
    }),
  );
}

/** @throws ConfigError if no account has this address. */
export async function showPerson(place: DatabasePlace, address: string): Promise<PersonInDetail> {
  return withTables(place, async (database) => {
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
  return withTables(config.database, async (database) => {
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
  await withTables(config.database, async (database) => {
    const { id } = await namedUser(new Users(database.reader, new Clock()), address);
    await database.write([ofAccount(id)], (db) => db.query('DELETE FROM users WHERE id = ?', [id]));
  });
}

/** False if its deletion was not asked for. @throws ConfigError if no account has this address. */
export async function restorePerson(config: Config, address: string): Promise<boolean> {
  return withTables(config.database, async (database) => {
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

export interface MailsTo {
  readonly mails: readonly MailOfPerson[];
  /** Its owner has said "it wasn't me": it gets no email that a stranger can ask for. */
  readonly isBlocked: boolean;
}

/** @throws ConfigError if it is no address. */
export async function mailsTo(config: Config, address: string): Promise<MailsTo> {
  return withTables(config.database, async (database) => {
    const { normalizedEmail } = addressIn(address);
    const mails = await new People(database, new Clock()).mailsTo(normalizedEmail);
    return { mails, isBlocked: await suppressions(database, config).has(database.reader.manager, normalizedEmail) };
  });
}

/**
 * Makes emails due that wait for another attempt or were given up; the server sends them. Not what strangers asked for, to
 * a mailbox whose owner has stopped that.
 * @param which the id of one, or `all`. @returns how many.
 */
export async function retryMail(config: Config, which: string): Promise<number> {
  return withTables(config.database, async (database) => {
    const list = suppressions(database, config);
    return database.write(['outbox'], async (db) => {
      const found = await db.query<{ id: string; recipient: string; notMeHash: string | null }[]>(
        `SELECT id, recipient, not_me_hash AS "notMeHash" FROM outbox
          WHERE sent_at IS NULL AND attempts > 0 AND leased_until IS NULL ${which === 'all' ? '' : 'AND id = ?'}`,
        which === 'all' ? [] : [which],
      );
      let retried = 0;
      for (const { id, recipient, notMeHash } of found) {
        if (notMeHash !== null && (await list.has(db, recipient.toLowerCase()))) continue;
        await db.query(
          'UPDATE outbox SET failed_at = NULL, attempts = 0, next_attempt_at = ?, waits = 0 WHERE id = ?',
          [new Clock().now(), id],
        );
        retried += 1;
      }
      return retried;
    });
  });
}

/** @throws ConfigError if it is no address. */
export async function unblock(config: Config, address: string): Promise<boolean> {
  return withTables(config.database, async (database) => {
    const list = suppressions(database, config);
    const { normalizedEmail } = addressIn(address);
    return database.write([ofAddress(normalizedEmail)], async (db) => {
      const wasBlocked = await list.has(db, normalizedEmail);
      await list.lift(db, normalizedEmail);
      return wasBlocked;
    });
  });
}

/** @param whose an email address, or the IP address of a network. @throws ConfigError. */
export async function limitsOf(config: Config, whose: string): Promise<NamedCount[]> {
  return withLimits(config, whose, async (limits, subject) => limits.show(subject));
}

/** @returns how many there were. @throws ConfigError. */
export async function clearLimitsOf(config: Config, whose: string): Promise<number> {
  return withLimits(config, whose, async (limits, subject) => limits.clear(subject));
}

async function withTables<T>(place: DatabasePlace, work: (database: Database) => Promise<T>): Promise<T> {
  return besideServer(place, work, [User, Suppression, OutboxMail]);
}

async function withLimits<T>(
  config: Config,
  whose: string,
  work: (limits: Limits, subject: Parameters<Limits['show']>[0]) => Promise<T>,
): Promise<T> {
  return withTables(config.database, async (database) => {
    const clock = new Clock();
    const limits = new Limits(database, new RateLimits(database, new Keyring(config.secrets), clock, config), clock);
    if (!whose.includes('@')) return work(limits, { ip: whose });
    const { normalizedEmail } = addressIn(whose);
    const user = await new Users(database.reader, clock).findByEmail(normalizedEmail);
    return work(limits, { normalizedEmail, userId: user?.id });
  });
}

function suppressions(database: Database, config: Config): SuppressionList {
  return new SuppressionList(database.reader, new Keyring(config.secrets), new Clock());
}

function addressIn(text: string): { readonly normalizedEmail: string } {
  const address = parseEmailAddress(text);
  if (!address) throw new ConfigError('This is not an email address.');
  return address;
}
