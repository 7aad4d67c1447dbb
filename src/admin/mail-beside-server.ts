import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import { ofAddress } from '../database/subjects.js';
import { OutboxMail } from '../mail/outbox.entity.js';
import { Suppression } from '../mail/suppression.entity.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { addressIn } from './address-in.js';
import { type MailOfPerson, People } from './people.js';

export interface MailsTo {
  readonly mails: readonly MailOfPerson[];
  /** Its owner has said "it wasn't me": it gets no email that a stranger can ask for. */
  readonly isBlocked: boolean;
}

/** @throws ConfigError if it is no address. */
export async function mailsTo(config: Config, address: string): Promise<MailsTo> {
  return withMail(config, async (database) => {
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
  return withMail(config, async (database) => {
    const { manager } = database.reader;
    const found = await manager.query<{ id: string; recipient: string; notMeHash: string | null }[]>(
      `SELECT id, recipient, not_me_hash AS "notMeHash" FROM outbox
        WHERE ${unsent} ${which === 'all' ? '' : 'AND id = ?'}`,
      which === 'all' ? [] : [which],
    );
    const list = suppressions(database, config);
    const ids: string[] = [];
    for (const { id, recipient, notMeHash } of found)
      if (notMeHash === null || !(await list.has(manager, recipient.toLowerCase()))) ids.push(id);
    return database.write(['outbox'], async (db) => {
      const now = new Clock().now();
      let retried = 0;
      for (const id of ids) retried += (await db.query<unknown[]>(retry, [now, id])).length;
      return retried;
    });
  });
}

/** Was tried, and is not being sent now. */
const unsent = 'sent_at IS NULL AND attempts > 0 AND leased_until IS NULL';

const retry = `UPDATE outbox SET failed_at = NULL, attempts = 0, next_attempt_at = ?, waits = 0
  WHERE id = ? AND ${unsent} RETURNING 1`;

/** @throws ConfigError if it is no address. */
export async function unblock(config: Config, address: string): Promise<boolean> {
  return withMail(config, async (database) => {
    const list = suppressions(database, config);
    const { normalizedEmail } = addressIn(address);
    return database.write([ofAddress(normalizedEmail)], async (db) => {
      const wasBlocked = await list.has(db, normalizedEmail);
      await list.lift(db, normalizedEmail);
      return wasBlocked;
    });
  });
}

async function withMail<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  return besideServer(config.database, work, [Suppression, OutboxMail]);
}

function suppressions(database: Database, config: Config): SuppressionList {
  return new SuppressionList(database.reader, new Keyring(config.secrets), new Clock());
}
