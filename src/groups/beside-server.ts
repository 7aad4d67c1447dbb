import { ConfigError } from '../common/config-error.js';
import { Clock } from '../common/time.js';
import type { DatabasePlace } from '../config/database-place.js';
import { besideServer } from '../database/beside-server.js';
import { namedUser } from '../users/named-user.js';
import { Users } from '../users/users.js';
import { Groups, isGroupName, type ShownGroup, type ShownMember } from './groups.js';

/** For operators, also beside a running server. */
export async function listGroups(place: DatabasePlace): Promise<ShownGroup[]> {
  return withGroups(place, async (groups) => groups.list());
}

/** @throws ConfigError if there is no such group. */
export async function listMembers(name: string, place: DatabasePlace): Promise<ShownMember[]> {
  return withGroups(place, async (groups) => {
    await requireGroup(groups, name);
    return groups.membersOf(name);
  });
}

/** Creates a group, or adds somebody to one. False if there was nothing to do. @throws ConfigError. */
export async function addToGroups(name: string, email: string | undefined, place: DatabasePlace): Promise<boolean> {
  return withGroups(place, async (groups, users) => {
    if (email === undefined) {
      if (isGroupName(name)) return groups.add(name);
      throw new ConfigError(
        'A group name has 1 to 63 lowercase letters, digits, dots, hyphens and underscores, and starts with a letter or digit.',
      );
    }
    await requireGroup(groups, name);
    return groups.addMember(name, (await namedUser(users, email)).id);
  });
}

/** Removes a group, or somebody from one. False if somebody was not in it. @throws ConfigError. */
export async function removeFromGroups(
  name: string,
  email: string | undefined,
  place: DatabasePlace,
): Promise<boolean> {
  return withGroups(place, async (groups, users) => {
    if (!(await groups.exists(name))) throw new ConfigError(`There is no group "${name}". See: groups list`);
    if (email !== undefined) return groups.removeMember(name, (await namedUser(users, email)).id);
    if (await groups.remove(name)) return true;
    throw new ConfigError(`The group ${name} is used by an application. Remove the application first.`);
  });
}

async function withGroups<T>(place: DatabasePlace, work: (groups: Groups, users: Users) => Promise<T>): Promise<T> {
  const clock = new Clock();
  return besideServer(place, (database) => work(new Groups(database, clock), new Users(database.reader, clock)));
}

/** @throws ConfigError if there is no such group. */
export async function requireGroup(groups: Groups, name: string): Promise<void> {
  if (!(await groups.exists(name)))
    throw new ConfigError(`There is no group "${name}". Create it with: groups add NAME`);
}
