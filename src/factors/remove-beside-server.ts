import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import { ofAccount } from '../database/subjects.js';
import type { ClientInfo } from '../domain/client-info.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Log } from '../logging/log.js';
import { MailThrottle } from '../mail/mail-throttle.js';
import { Outbox } from '../mail/outbox.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { WakeSignal } from '../mail/wake-signal.js';
import { Sessions } from '../sessions/sessions.js';
import { Events } from '../users/events.js';
import { namedUser } from '../users/named-user.js';
import { Users } from '../users/users.js';
import { removeFactors } from './remove-factors.js';

/** The operator is in no network of the site, and in no browser. */
const operator: ClientInfo = { ip: '', userAgent: '', language: 'en', requestId: '' };

/**
 * For operators, when somebody has lost all of them; also beside a running server, which mails it to the owner. False if
 * the account has none.
 * @throws ConfigError if no account has this address, or there is no database, or a newer one.
 */
export async function removeFactorsOf(address: string, config: Config): Promise<boolean> {
  return besideServer(config.database, async (database) => {
    const clock = new Clock();
    const keyring = new Keyring(config.secrets);
    const throttle = new MailThrottle(
      new RateLimits(database, keyring, clock, config),
      new SuppressionList(database.reader, keyring, clock),
    );
    const outbox = new Outbox(database, throttle, keyring, clock, new WakeSignal());
    const events = new Events(database.reader, database, outbox, new Log(false), clock);
    const user = await namedUser(new Users(database.reader, clock), address);
    return database.write([ofAccount(user.id)], async (db) => {
      if (!(await removeFactors(db, user.id))) return false;
      await new Sessions(database, clock).endAll(db, user.id);
      await events.recordAndNotify(db, user, { type: 'factors-removed', mail: 'factors-removed' }, operator);
      return true;
    });
  });
}
