import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import { ofAccount } from '../database/subjects.js';
import type { Role } from '../domain/principal.js';
import { operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import type { AccountActs } from './account-acts.js';
import { actsBesideServer } from './acts-beside-server.js';
import { type Admins, watchingAdmins } from './last-admin.js';

export interface AccessResult extends Admins {
  /** False if it was so already. */
  readonly changed: boolean;
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
        const { result: changed, lostLastAdmin } = await watchingAdmins(db, () => acts[act](db, user, operator));
        return { changed, lostLastAdmin };
      });
    },
    [User],
  );
}
