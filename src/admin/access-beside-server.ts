import type { EntityManager } from 'typeorm';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import { ofAccount } from '../database/subjects.js';
import type { Role } from '../domain/principal.js';
import { keptAt } from '../sessions/session-data.js';
import { operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import type { AccountActs } from './account-acts.js';
import { actsBesideServer } from './acts-beside-server.js';

export interface AccessResult {
  /** False if it was so already. */
  readonly changed: boolean;
  /** Nobody can open the admin pages any more. An operator can make another admin at any time. */
  readonly lostLastAdmin: boolean;
}

/** @throws ConfigError if no account has this address. */
export function disablePerson(config: Config, address: string): Promise<AccessResult> {
  return changeAccess(config, address, 'disable');
}

/** For an account that waits. @throws ConfigError if no account has this address. */
export function approvePerson(config: Config, address: string): Promise<AccessResult> {
  return changeAccess(config, address, 'approve');
}

/** @throws ConfigError if no account has this address. */
export function enablePerson(config: Config, address: string): Promise<AccessResult> {
  return changeAccess(config, address, 'enable');
}

/** @throws ConfigError if no account has this address. */
export function setRoleOf(config: Config, address: string, role: Role): Promise<AccessResult> {
  return changeAccess(config, address, role === 'admin' ? 'makeAdmin' : 'takeRole');
}

async function changeAccess(
  config: Config,
  address: string,
  act: keyof Pick<AccountActs, 'approve' | 'disable' | 'enable' | 'makeAdmin' | 'takeRole'>,
): Promise<AccessResult> {
  return besideServer(
    config.database,
    async (database) => {
      const acts = actsBesideServer(database, config);
      const user = await namedUser(new Users(database.reader, new Clock()), address);
      return database.write([ofAccount(user.id)], async (db) => {
        const before = await adminsIn(db);
        const changed = await acts[act](db, user, operator);
        return { changed, lostLastAdmin: before > 0 && (await adminsIn(db)) === 0 };
      });
    },
    [User],
  );
}

/** How many can open the admin pages. */
async function adminsIn(db: EntityManager): Promise<number> {
  const active = `u.role = 'admin' AND u.state = 'active' AND ${keptAt('u')}`;
  const found = await db.query<unknown[]>(`SELECT 1 FROM users u WHERE ${active}`, [new Clock().now()]);
  return found.length;
}
