import { ConfigError } from '../common/config-error.js';
import { randomToken, sha256 } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import { visibleText } from '../common/visible-text.js';
import type { Settings } from '../config/config.js';
import type { DatabasePlace } from '../config/database-place.js';
import { isLocal } from '../config/urls.js';
import { besideServer } from '../database/beside-server.js';
import { requireGroup } from '../groups/beside-server.js';
import { Groups } from '../groups/groups.js';
import { readIcon } from '../icons/icon-file.js';
import { Icons } from '../icons/icons.js';
import { policy } from '../policy.js';
import { checkedRedirects, checkedWebUri, isCustomScheme } from './client-uris.js';
import { type Client, Clients } from './clients.js';
import { type SigningAlg, signingAlgs } from './new-signing-key.js';

/** A client as an operator describes it. */
export interface WantedClient {
  readonly id: string | undefined;
  readonly name: string;
  readonly redirects: readonly string[];
  readonly postLogouts: readonly string[];
  readonly backchannel: string | undefined;
  readonly home: string | undefined;
  /** The path of a file. */
  readonly icon: string | undefined;
  readonly group: string | undefined;
  readonly alg: string | undefined;
  readonly isPublic: boolean;
  readonly trusted: boolean;
  readonly pairwise: boolean;
}

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
  wanted: WantedClient,
  { baseUrl, database: place }: Pick<Settings, 'baseUrl' | 'database'>,
): Promise<{ readonly client: ShownClient; readonly secret: string | undefined }> {
  const secret = wanted.isPublic ? undefined : randomToken();
  const client = { ...checked(wanted, baseUrl), secretHash: secret === undefined ? null : sha256(secret) };
  const icon = wanted.icon === undefined ? undefined : await readIcon(wanted.icon);
  return withClients(place, async (clients, groups) => {
    if (client.groupName !== null) await requireGroup(groups, client.groupName);
    if (await clients.add(client, icon)) return { client: shown(await required(clients, client.id)), secret };
    throw new ConfigError(`There is a client ${client.id}. Remove it first to change it.`);
  });
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

type CheckedClient = Omit<Client, 'secretHash' | 'iconHash' | 'createdAt'>;

function checked(wanted: WantedClient, baseUrl: string): CheckedClient {
  const { isPublic, redirects, postLogouts, backchannel, home } = wanted;
  const redirectUris = checkedRedirects('--redirect', redirects, isPublic);
  // Whatever claims it on the device could log people in without a word to them (RFC 8252, 8.6).
  const canBeClaimed = (uri: string): boolean => isCustomScheme(uri) || isLocal(new URL(uri).hostname);
  if (wanted.trusted && isPublic && redirectUris.some(canBeClaimed) && !isLocal(new URL(baseUrl).hostname))
    throw new ConfigError('--trusted is not for apps: any other app on a device could take its place.');
  return {
    id: checkedId(wanted.id),
    name: checkedName(wanted.name),
    redirectUris,
    postLogoutRedirectUris: checkedRedirects('--post-logout', postLogouts, isPublic),
    backchannelLogoutUri: backchannel === undefined ? null : checkedWebUri('--backchannel', backchannel),
    homeUrl: home === undefined ? null : checkedWebUri('--home', home),
    groupName: wanted.group ?? null,
    idTokenAlg: checkedAlg(wanted.alg),
    trusted: wanted.trusted,
    pairwise: wanted.pairwise,
  };
}

function checkedId(id = randomToken().slice(0, 22)): string {
  const { idLength } = policy.oidc.clients;
  if (/^[\w.~-]+$/.test(id) && id.length <= idLength) return id;
  throw new ConfigError(`--id must have 1 to ${idLength} letters, digits, dots, hyphens, underscores and tildes.`);
}

function checkedName(typed: string): string {
  const { nameLength } = policy.oidc.clients;
  const name = visibleText(typed, nameLength);
  if (name === undefined) throw new ConfigError(`--name must have 1 to ${nameLength} visible characters.`);
  return name;
}

function checkedAlg(text: string = signingAlgs[0]): SigningAlg {
  const alg = signingAlgs.find((one) => one === text);
  if (!alg) throw new ConfigError(`--alg must be one of: ${signingAlgs.join(', ')}.`);
  return alg;
}
