import type { Timestamp } from '../common/time.js';
import type { Config } from '../config/config.js';
import { type Actor, operatorOf } from '../users/actor.js';
import { addressIn } from './address-in.js';
import { type ListedMail, MailList } from './mail-list.js';
import { withServices } from './operator-services.js';
import { QueuedMail } from './queued-mail.js';

interface MailsTo {
  readonly mails: readonly ListedMail[];
  /** Its owner has said "it wasn't me": it gets no email that a stranger can ask for. */
  readonly isBlocked: boolean;
}

/** @throws ConfigError if it is no address. */
export async function mailsTo(config: Config, address: string): Promise<MailsTo> {
  return withServices(config, async ({ database, suppressions, clock }) => {
    const { normalizedEmail } = addressIn(address);
    const isBlocked = await suppressions.has(normalizedEmail);
    return { mails: await new MailList(database, clock).to(normalizedEmail), isBlocked };
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

/** See `SuppressionList.ends`. */
export async function mailBlocks(config: Config): Promise<Timestamp[]> {
  return withServices(config, ({ suppressions }) => suppressions.ends());
}

async function withMail<T>(config: Config, work: (mail: QueuedMail, by: Actor) => Promise<T>): Promise<T> {
  return withServices(config, ({ database, suppressions, users, events, clock }) =>
    work(new QueuedMail(database, suppressions, users, events, clock), operatorOf(database)),
  );
}
