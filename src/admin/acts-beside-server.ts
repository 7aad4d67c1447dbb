import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { RateLimits } from '../limits/rate-limits.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { Sessions } from '../sessions/sessions.js';
import { eventsBesideServer } from '../users/events-beside-server.js';
import { Links } from '../users/links.js';
import { Users } from '../users/users.js';
import { AccountActs } from './account-acts.js';

/** The same acts for commands as for the pages of admins. The server sends the emails. */
export function actsBesideServer(database: Database, config: Config): AccountActs {
  const clock = new Clock();
  const keyring = new Keyring(config.secrets);
  const { reader } = database;
  const suppressions = new SuppressionList(reader, keyring, clock);
  const limits = new RateLimits(database, keyring, clock, config);
  const links = new Links(database, limits, suppressions, keyring, clock);
  return new AccountActs(
    new Users(reader, clock),
    new Sessions(database, clock),
    eventsBesideServer(database, config),
    links,
  );
}
