import { ConfigError } from '../common/config-error.js';
import { randomToken, sha256 } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import type { Settings } from '../config/config.js';
import type { DatabasePlace } from '../config/database-place.js';
import { besideServer } from '../database/beside-server.js';
import { requireGroup } from '../groups/beside-server.js';
import { Groups } from '../groups/groups.js';
import { readIcon } from '../icons/icon-file.js';
import { Icons, type NewIcon } from '../icons/icons.js';
import { checkedClient, type WantedClient } from './checked-client.js';
import { type Client, Clients } from './clients.js';

/** As it is shown: without the hash of its secret. */
export type ShownClient = Omit<Client, 'secretHash'> & { readonly public: boolean };

export async function listClients(place: DatabasePlace): Promise<ShownClient[]> {
  return withClients(place, async (clients) => (await clients.list()).map(shown));
}

/** @throws ConfigError if there is none. */
export async function showClient(id: string, place: DatabasePlace): Promise<ShownClient> {
  return withClients(place, async (clients) => shown(await required(clients, id)));
}

/** With its secret, which nobody can see again, unless it is public. @throws ConfigError that says what is wrong with it. */
export async function addClient(
  wanted: WantedClient & WithIcon,
  { baseUrl, database: place }: Pick<Settings, 'baseUrl' | 'database'>,
): Promise<{ readonly client: ShownClient; readonly secret: string | undefined }> {
  const secret = wanted.isPublic ? undefined : randomToken();
  const client = { ...checkedClient(wanted, baseUrl), secretHash: secret === undefined ? null : sha256(secret) };
  const icon = await iconOf(wanted);
  return withClients(place, async (clients, groups) => {
    if (client.groupName !== null) await requireGroup(groups, client.groupName);
    if (await clients.add(client, icon)) return { client: shown(await required(clients, client.id)), secret };
    throw new ConfigError(`There is a client ${client.id}. To change it: clients change ID`);
  });
}

/** What can be changed while people are connected. What is undefined stays. */
export type ClientChanges = Partial<
  Pick<WantedClient, 'name' | 'redirects' | 'postLogouts' | 'backchannel' | 'home' | 'group' | 'alg'>
> &
  WithIcon;

/** Its secret, and what people have let it know, stay. @throws ConfigError that says what is wrong. */
export async function changeClient(
  id: string,
  changes: ClientChanges,
  { baseUrl, database: place }: Pick<Settings, 'baseUrl' | 'database'>,
): Promise<ShownClient> {
  const icon = await iconOf(changes);
  return withClients(place, async (clients, groups) => {
    const client = await required(clients, id);
    const changed = checkedClient({ ...wantedOf(client), ...changes }, baseUrl);
    if (changed.groupName !== null) await requireGroup(groups, changed.groupName);
    await clients.change(changed, icon);
    return shown(await required(clients, id));
  });
}

function wantedOf(client: Client): WantedClient {
  return {
    ...{ id: client.id, name: client.name, redirects: client.redirectUris, postLogouts: client.postLogoutRedirectUris },
    ...{ backchannel: client.backchannelLogoutUri ?? undefined, home: client.homeUrl ?? undefined },
    ...{ group: client.groupName ?? undefined, alg: client.idTokenAlg, isPublic: client.secretHash === null },
    ...{ trusted: client.trusted, pairwise: client.pairwise },
  };
}

interface WithIcon {
  /** The path of a file. */
  readonly icon: string | undefined;
}

async function iconOf({ icon }: WithIcon): Promise<NewIcon | undefined> {
  return icon === undefined ? undefined : readIcon(icon);
}

/** A new secret: the one before does not work any more. @throws ConfigError if it is public, or there is none. */
export async function changeSecret(id: string, place: DatabasePlace): Promise<string> {
  const secret = randomToken();
  return withClients(place, async (clients) => {
    await required(clients, id);
    if (await clients.changeSecret(id, secret)) return secret;
    throw new ConfigError('This client is public, and has no secret.');
  });
}

/** @throws ConfigError if there is none. */
export async function removeClient(id: string, place: DatabasePlace): Promise<void> {
  await withClients(place, async (clients) => {
    await required(clients, id);
    await clients.remove(id);
  });
}

async function withClients<T>(
  place: DatabasePlace,
  work: (clients: Clients, groups: Groups) => Promise<T>,
): Promise<T> {
  const clock = new Clock();
  return besideServer(place, (database) =>
    work(new Clients(database, clock, new Icons(database, clock)), new Groups(database, clock)),
  );
}

async function required(clients: Clients, id: string): Promise<Client> {
  const client = await clients.find(id);
  if (client) return client;
  throw new ConfigError('There is no client with this id. See: clients list');
}

function shown({ secretHash, ...client }: Client): ShownClient {
  return { ...client, public: secretHash === null };
}
