import { ConfigError } from '../common/config-error.js';
import { Clock } from '../common/time.js';
import type { Settings } from '../config/config.js';
import { isSiteUrl } from '../config/urls.js';
import type { DatabasePlace } from '../config/database-place.js';
import { besideServer } from '../database/beside-server.js';
import { Groups } from '../groups/groups.js';
import { readIcon } from '../icons/icon-file.js';
import { Icons } from '../icons/icons.js';
import { type Actor, operatorOf } from '../users/actor.js';
import { ApplicationRegistry } from './application-registry.js';
import { Applications, type RegisteredApplication } from './applications.js';

export async function listApplications(place: DatabasePlace): Promise<RegisteredApplication[]> {
  return withApplications(place, (applications) => applications.list());
}

/** Returns it as it is stored. @throws ConfigError that says what is wrong with it. */
export async function addApplication(
  { icon: file, ...wanted }: Omit<RegisteredApplication, 'iconHash'> & { readonly icon?: string | undefined },
  { baseUrl, database: place }: Pick<Settings, 'baseUrl' | 'database'>,
): Promise<RegisteredApplication> {
  const icon = file === undefined ? undefined : await readIcon(file);
  return withApplications(place, (applications, by) => applications.add(by, wanted, baseUrl, icon));
}

/** @throws ConfigError if there is none. */
export async function removeApplication(address: string, place: DatabasePlace): Promise<void> {
  const origin = isSiteUrl(address) ? new URL(address).origin : address;
  await withApplications(place, async (applications, by) => {
    if (await applications.remove(by, origin)) return;
    throw new ConfigError(`No application is registered at ${origin}. See: apps list`);
  });
}

async function withApplications<T>(
  place: DatabasePlace,
  work: (applications: ApplicationRegistry, by: Actor) => Promise<T>,
): Promise<T> {
  return besideServer(place, (database) => {
    const clock = new Clock();
    const applications = new Applications(database, clock, new Icons(database, clock));
    return work(new ApplicationRegistry(applications, new Groups(database, clock)), operatorOf(database));
  });
}
