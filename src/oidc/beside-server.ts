import { Clock } from '../common/time.js';
import type { Settings } from '../config/config.js';
import type { DatabasePlace } from '../config/database-place.js';
import { besideServer } from '../database/beside-server.js';
import { Groups } from '../groups/groups.js';
import { readIcon } from '../icons/icon-file.js';
import { Icons, type NewIcon } from '../icons/icons.js';
import { type Actor, operatorOf } from '../users/actor.js';
import type { WantedClient } from './checked-client.js';
import { type ClientChanges, ClientRegistry, type MadeClient, type ShownClient } from './client-registry.js';
import { Clients } from './clients.js';

export async function listClients(place: DatabasePlace): Promise<ShownClient[]> {
  return withClients(place, (clients) => clients.list());
}

/** @throws ConfigError if there is none. */
export async function showClient(id: string, place: DatabasePlace): Promise<ShownClient> {
  return withClients(place, (clients) => clients.show(id));
}

/** With its secret, which nobody can see again, unless it is public. @throws ConfigError that says what is wrong with it. */
export async function addClient(
  wanted: WantedClient & WithIcon,
  { baseUrl, database: place }: Pick<Settings, 'baseUrl' | 'database'>,
): Promise<MadeClient> {
  const icon = await iconOf(wanted);
  return withClients(place, (clients, by) => clients.add(by, wanted, baseUrl, icon));
}

/** Its secret, and what people have let it know, stay. @throws ConfigError that says what is wrong. */
export async function changeClient(
  id: string,
  { icon: file, ...changes }: ClientChanges & WithIcon,
  { baseUrl, database: place }: Pick<Settings, 'baseUrl' | 'database'>,
): Promise<ShownClient> {
  const icon = await iconOf({ icon: file });
  return withClients(place, (clients, by) => clients.change(by, id, changes, { baseUrl, icon }));
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
  return withClients(place, (clients, by) => clients.changeSecret(by, id));
}

/** @throws ConfigError if there is none. */
export async function removeClient(id: string, place: DatabasePlace): Promise<void> {
  await withClients(place, (clients, by) => clients.remove(by, id));
}

async function withClients<T>(
  place: DatabasePlace,
  work: (clients: ClientRegistry, by: Actor) => Promise<T>,
): Promise<T> {
  return besideServer(place, (database) => {
    const clock = new Clock();
    const clients = new Clients(database, clock, new Icons(database, clock));
    return work(new ClientRegistry(clients, new Groups(database, clock)), operatorOf(database));
  });
}
