import type { Config } from '../config/config.js';
import { ofAccount } from '../database/subjects.js';
import type { Role } from '../domain/principal.js';
import { operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import type { AccountActs } from './account-acts.js';
import { type Admins, watchingAdmins } from './last-admin.js';
import { withServices } from './operator-services.js';

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
  return withServices(config, async ({ database, users, acts }) => {
    const user = await namedUser(users, address);
    return database.write([ofAccount(user.id)], async (db) => {
      const { result: changed, lostLastAdmin } = await watchingAdmins(db, () => acts[act](db, user, operator));
      return { changed, lostLastAdmin };
    });
  });
}
