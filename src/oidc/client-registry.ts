import { Injectable } from '@nestjs/common';
import { ConfigError } from '../common/config-error.js';
import { randomToken, sha256 } from '../common/keyring.js';
import { WrongOption } from '../domain/wrong-option.js';
import { Groups } from '../groups/groups.js';
import type { NewIcon } from '../icons/icons.js';
import type { Actor } from '../users/actor.js';
import { checkedClient, type WantedClient } from './checked-client.js';
import { type Client, Clients } from './clients.js';

/** As it is shown: without the hash of its secret. */
export type ShownClient = Omit<Client, 'secretHash'> & { readonly public: boolean };

/** What can be changed while people are connected. What is undefined stays. */
export type ClientChanges = Partial<
  Pick<WantedClient, 'name' | 'redirects' | 'postLogouts' | 'backchannel' | 'home' | 'group' | 'alg'>
>;

/** A client and its secret, which nobody can see again. Undefined if it is public. */
export interface MadeClient {
  readonly client: ShownClient;
  readonly secret: string | undefined;
}

/** Registers the sites and apps that log in with OpenID Connect: for operators and admins. */
@Injectable()
export class ClientRegistry {
  constructor(
    private readonly clients: Clients,
    private readonly groups: Groups,
  ) {}

  async list(): Promise<ShownClient[]> {
    return (await this.clients.list()).map(shown);
  }

  async find(id: string): Promise<ShownClient | undefined> {
    const client = await this.clients.find(id);
    return client && shown(client);
  }

  /** @throws ConfigError if there is none. */
  async show(id: string): Promise<ShownClient> {
    return shown(await this.required(id));
  }

  /** @throws WrongOption that says what is wrong with it. */
  async add(by: Actor, wanted: WantedClient, baseUrl: string, icon?: NewIcon): Promise<MadeClient> {
    const secret = wanted.isPublic ? undefined : randomToken();
    const client = { ...checkedClient(wanted, baseUrl), secretHash: secret === undefined ? null : sha256(secret) };
    await this.requireGroup(client.groupName);
    if (await this.clients.add(by, client, icon)) return { client: await this.show(client.id), secret };
    throw new WrongOption(
      '--id',
      `There is a client ${client.id}. To change it: clients change ID`,
      'adminClients.idTaken',
    );
  }

  /** Its secret, and what people have let it know, stay. @throws WrongOption; ConfigError if there is none. */
  async change(
    by: Actor,
    id: string,
    changes: ClientChanges,
    { baseUrl, icon }: { readonly baseUrl: string; readonly icon?: NewIcon | undefined },
  ): Promise<ShownClient> {
    const client = await this.required(id);
    const changed = checkedClient({ ...wantedOf(client), ...changes }, baseUrl);
    await this.requireGroup(changed.groupName);
    await this.clients.change(by, changed, icon);
    return this.show(id);
  }

  /** A new secret: the one before does not work any more. @throws ConfigError if it is public, or there is none. */
  async changeSecret(by: Actor, id: string): Promise<string> {
    const secret = randomToken();
    await this.required(id);
    if (await this.clients.changeSecret(by, id, secret)) return secret;
    throw new ConfigError('This client is public, and has no secret.');
  }

  /** @throws ConfigError if there is none. */
  async remove(by: Actor, id: string): Promise<void> {
    await this.required(id);
    await this.clients.remove(by, id);
  }

  private async required(id: string): Promise<Client> {
    const client = await this.clients.find(id);
    if (client) return client;
    throw new ConfigError('There is no client with this id. See: clients list');
  }

  private async requireGroup(name: string | null): Promise<void> {
    if (name === null || (await this.groups.exists(name))) return;
    const says = `There is no group "${name}". Create it with: groups add NAME`;
    throw new WrongOption('--group', says, 'adminClients.groupUnknown');
  }
}

/** As it would be described. */
function wantedOf(client: Client): WantedClient {
  return {
    ...{ id: client.id, name: client.name, redirects: client.redirectUris, postLogouts: client.postLogoutRedirectUris },
    ...{ backchannel: client.backchannelLogoutUri ?? undefined, home: client.homeUrl ?? undefined },
    ...{ group: client.groupName ?? undefined, alg: client.idTokenAlg, isPublic: client.secretHash === null },
    ...{ trusted: client.trusted, pairwise: client.pairwise },
  };
}

function shown({ secretHash, ...client }: Client): ShownClient {
  return { ...client, public: secretHash === null };
}
