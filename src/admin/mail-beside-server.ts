import { Keyring } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import { OutboxMail } from '../mail/outbox.entity.js';
import { Suppression } from '../mail/suppression.entity.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { type Actor, operatorOf } from '../users/actor.js';
import { eventsBesideServer } from '../users/events-beside-server.js';
import { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import { addressIn } from './address-in.js';
import { type ListedMail, QueuedMail } from './queued-mail.js';

export interface MailsTo {
  readonly mails: readonly ListedMail[];
  /** Its owner has said "it wasn't me": it gets no email that a stranger can ask for. */
  readonly isBlocked: boolean;
}

/** @throws ConfigError if it is no address. */
export async function mailsTo(config: Config, address: string): Promise<MailsTo> {
  return withMail(config, async (mail) => {
    const wanted = addressIn(address);
    return { mails: await mail.to(wanted), isBlocked: await mail.isBlocked(wanted) };
  });
}

/**
 * See `QueuedMail.retry`.
 * @param which the id of one, or `all`. @returns how many.
 */
export async function retryMail(config: Config, which: string): Promise<number> {
  return withMail(config, async (mail, by) => {
    if (which === 'all') return mail.retryAll(by);
    return (await mail.retry(by, which)) ? 1 : 0;
  });
}

export async function dropMail(config: Config, id: string): Promise<boolean> {
  return withMail(config, (mail, by) => mail.drop(by, id));
}

/** @throws ConfigError if it is no address. */
export async function unblock(config: Config, address: string): Promise<boolean> {
  return withMail(config, async (mail, by) => mail.unblock(by, addressIn(address)));
}

/** When the mailboxes whose owners have stopped email get it again. Which they are nobody knows: only hashes are stored. */
export async function mailBlocks(config: Config): Promise<Timestamp[]> {
  return besideServer(config.database, async (database) => {
    const sql = 'SELECT until FROM mail_blocks WHERE until > ? ORDER BY until';
    const found = await database.reader.query<{ until: Timestamp }[]>(sql, [new Clock().now()]);
    return found.map(({ until }) => until);
  });
}

async function withMail<T>(config: Config, work: (mail: QueuedMail, by: Actor) => Promise<T>): Promise<T> {
  return besideServer(
    config.database,
    async (database) => {
      const clock = new Clock();
      const suppressions = new SuppressionList(database.reader, new Keyring(config.secrets), clock);
      const users = new Users(database.reader, clock);
      const mail = new QueuedMail(database, suppressions, users, eventsBesideServer(database, config), clock);
      return work(mail, operatorOf(database));
    },
    [Suppression, OutboxMail, User],
  );
}
