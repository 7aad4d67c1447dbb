import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { AccountActs } from './account-acts.js';
import { OperatorServices } from './operator-services.js';

/** The same acts for commands as for the pages of admins. The server sends the emails. */
export function actsBesideServer(database: Database, config: Config): AccountActs {
  const { users, sessions, events, links } = new OperatorServices(database, config);
  return new AccountActs(users, sessions, events, links);
}
