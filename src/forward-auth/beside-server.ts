import { ConfigError } from '../common/config-error.js';
import { Clock } from '../common/time.js';
import type { Settings } from '../config/config.js';
import { isLocal, isSiteUrl } from '../config/urls.js';
import type { DatabasePlace } from '../config/database-place.js';
import { visibleText } from '../common/visible-text.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import { requireGroup } from '../groups/beside-server.js';
import { Groups } from '../groups/groups.js';
import { readIcon } from '../icons/icon-file.js';
import { Icons } from '../icons/icons.js';
import { policy } from '../policy.js';
import { Applications, type RegisteredApplication } from './applications.js';

export async function listApplications(place: DatabasePlace): Promise<RegisteredApplication[]> {
  return besideServer(place, async (database) => applicationsIn(database).list());
}

/** Returns it as it is stored. @throws ConfigError that says what is wrong with it. */
export async function addApplication(
  wanted: Omit<RegisteredApplication, 'iconHash'> & { readonly icon?: string | undefined },
  { baseUrl, database: place }: Pick<Settings, 'baseUrl' | 'database'>,
): Promise<RegisteredApplication> {
  const { groupName } = wanted;
  const icon = wanted.icon === undefined ? undefined : await readIcon(wanted.icon);
  const application = { name: checkedName(wanted.name), origin: checkedOrigin(wanted.origin, baseUrl), groupName };
  await besideServer(place, async (database) => {
    if (groupName !== null) await requireGroup(new Groups(database, new Clock()), groupName);
    const applications = applicationsIn(database);
    await requireSameGroupOnHost(applications, application);
    if (await applications.add(application, icon)) return;
    throw new ConfigError(`${application.origin} is already registered. Remove it first to change it.`);
  });
  return { ...application, iconHash: icon?.hash ?? null };
}

/** @throws ConfigError if there is none. */
export async function removeApplication(address: string, place: DatabasePlace): Promise<void> {
  const origin = isSiteUrl(address) ? new URL(address).origin : address;
  await besideServer(place, async (database) => {
    if (await applicationsIn(database).remove(origin)) return;
    throw new ConfigError(`No application is registered at ${origin}. See: apps list`);
  });
}

function applicationsIn(database: Database): Applications {
  const clock = new Clock();
  return new Applications(database, clock, new Icons(database, clock));
}

/** Browsers send cookies to every port of a host, and proxies may pass on a port that a client has made up. */
async function requireSameGroupOnHost(
  applications: Applications,
  { origin, groupName }: Pick<RegisteredApplication, 'origin' | 'groupName'>,
): Promise<void> {
  const { hostname } = new URL(origin);
  const other = (await applications.list()).find(
    (one) => one.origin !== origin && one.groupName !== groupName && new URL(one.origin).hostname === hostname,
  );
  if (!other) return;
  throw new ConfigError(`${other.origin} is on the same host and for other people. Give each a host name of its own.`);
}

function checkedName(typed: string): string {
  const { nameLength } = policy.forwardAuth;
  const name = visibleText(typed, nameLength);
  if (name === undefined) throw new ConfigError(`--name must have 1 to ${nameLength} visible characters.`);
  return name;
}

function checkedOrigin(address: string, baseUrl: string): string {
  if (!isSiteUrl(address))
    throw new ConfigError(
      '--origin must be the address of the application, such as https://app.example.com, without a path.',
    );
  const { origin, hostname, protocol } = new URL(address);
  const own = new URL(baseUrl);
  // Browsers send the cookies of a host to all of its ports: the application would get those of the log-in.
  if (hostname === own.hostname) throw new ConfigError('--origin must be on another host than BASE_URL.');
  if (protocol === 'http:' && own.protocol === 'https:' && !isLocal(hostname))
    throw new ConfigError('--origin must start with https:, as BASE_URL does.');
  return origin;
}
