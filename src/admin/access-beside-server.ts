import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import type { Role } from '../domain/principal.js';
import { Sessions } from '../sessions/sessions.js';
import { eventsBesideServer, operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import { type AccessChange, AccountAccess } from './account-access.js';

export interface AccessResult {
  readonly change: AccessChange;
  /** Nobody can open the admin pages any more. */
  readonly lostLastAdmin: boolean;
}

const evenLastAdmin = { evenLastAdmin: true };

/** @throws ConfigError if no account has this address. */
export function disablePerson(config: Config, address: string): Promise<AccessResult> {
  return changeAccess(config, address, (access, userId) => access.disable(userId, operator, evenLastAdmin));
}

/** @throws ConfigError if no account has this address. */
export function enablePerson(config: Config, address: string): Promise<AccessResult> {
  return changeAccess(config, address, (access, userId) => access.enable(userId, operator));
}

/** @throws ConfigError if no account has this address. */
export function setRoleOf(config: Config, address: string, role: Role): Promise<AccessResult> {
  return changeAccess(config, address, (access, userId) => access.setRole(userId, role, operator, evenLastAdmin));
}

async function changeAccess(
  config: Config,
  address: string,
  change: (access: AccountAccess, userId: string) => Promise<AccessChange>,
): Promise<AccessResult> {
  return besideServer(
    config.database,
    async (database) => {
      const clock = new Clock();
      const users = new Users(database.reader, clock);
      const sessions = new Sessions(database, clock);
      const access = new AccountAccess(database, users, sessions, eventsBesideServer(database, config), clock);
      const { id } = await namedUser(users, address);
      const before = await access.admins();
      return { change: await change(access, id), lostLastAdmin: before > 0 && (await access.admins()) === 0 };
    },
    [User],
  );
}
