import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import { ofAccount } from '../database/subjects.js';
import { Sessions } from '../sessions/sessions.js';
import { eventsBesideServer, operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { Users } from '../users/users.js';
import { removeFactors } from './remove-factors.js';

/**
 * For operators, when somebody has lost all of them; also beside a running server, which mails it to the owner. False if
 * the account has none.
 * @throws ConfigError if no account has this address, or there is no database, or a newer one.
 */
export async function removeFactorsOf(address: string, config: Config): Promise<boolean> {
  return besideServer(config.database, async (database) => {
    const clock = new Clock();
    const events = eventsBesideServer(database, config);
    const user = await namedUser(new Users(database.reader, clock), address);
    return database.write([ofAccount(user.id)], async (db) => {
      if (!(await removeFactors(db, user.id))) return false;
      await new Sessions(database, clock).endAll(db, user.id);
      await events.recordAndNotify(db, user, { type: 'factors-removed', mail: 'factors-removed' }, operator);
      return true;
    });
  });
}
