import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError } from '../common/config-error.js';
import { Keyring } from '../common/keyring.js';
import { orderedId } from '../common/ordered-id.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import type { SiteAnswer } from '../outgoing/site-request.js';
import { policy } from '../policy.js';
import { checkedEndpoint } from '../webhooks/checked-endpoint.js';
import { type DeliveryFilter, type DeliveryPage, WebhookDeliveries } from '../webhooks/deliveries.js';
import { type Endpoint, WebhookEndpoints } from '../webhooks/endpoints.js';
import { WebhookSecrets } from '../webhooks/secrets.js';
import { WebhookSender } from '../webhooks/sender.js';

interface WantedEndpoint {
  readonly url: string;
  readonly events: readonly string[];
  /** May be in a private network. */
  readonly isPrivate: boolean;
}

interface EndpointWithSecret {
  readonly endpoint: Endpoint;
  readonly secret: string;
}

export async function listEndpoints(config: Config): Promise<Endpoint[]> {
  return withEndpoints(config, (endpoints) => endpoints.list());
}

/** What happens after this returns, it is told. @throws ConfigError that says what is wrong with it. */
export async function addEndpoint(
  config: Config,
  { url, events, isPrivate }: WantedEndpoint,
): Promise<EndpointWithSecret> {
  const wanted = checkedEndpoint(url, events, isPrivate);
  const added = await withEndpoints(config, async (endpoints) => {
    if ((await endpoints.list()).length >= policy.webhooks.endpoints)
      throw new ConfigError(`There can be ${policy.webhooks.endpoints} endpoints. Remove one: webhooks remove ID`);
    const { id, secret } = await endpoints.add(wanted);
    return { endpoint: await required(endpoints, id), secret };
  });
  await untilServersKnow();
  return added;
}

/** A new secret, which nobody can see again. @throws ConfigError if there is no such endpoint. */
export async function rotateSecret(config: Config, id: string): Promise<string> {
  return withEndpoints(config, async (endpoints) => {
    await required(endpoints, id);
    return (await endpoints.rotate(id)) ?? '';
  });
}

/** @throws ConfigError if there is no such endpoint. */
export async function removeEndpoint(config: Config, id: string): Promise<void> {
  await withEndpoints(config, async (endpoints) => {
    await required(endpoints, id);
    await endpoints.remove(id);
  });
}

/** @throws ConfigError if there is no such endpoint. */
export async function enableEndpoint(config: Config, id: string): Promise<void> {
  await withEndpoints(config, async (endpoints) => {
    await required(endpoints, id);
    await endpoints.enable(id);
  });
  await untilServersKnow();
}

/** @throws ConfigError if there is no such endpoint. */
export async function disableEndpoint(config: Config, id: string): Promise<void> {
  await withEndpoints(config, async (endpoints) => {
    await required(endpoints, id);
    await endpoints.disable(id);
  });
}

/** Sends a message of the type `webhook.test` now, from here. @throws ConfigError if there is no such endpoint. */
export async function testEndpoint(config: Config, id: string): Promise<SiteAnswer> {
  return withEndpoints(config, async (endpoints, database) => {
    const { url, allowsPrivate } = await required(endpoints, id);
    const clock = new Clock();
    const sender = new WebhookSender(secretsOf(config, database), new Log(false, () => undefined), clock);
    const payload = JSON.stringify({ type: 'webhook.test', timestamp: new Date(clock.now()).toISOString(), data: {} });
    const endpoint = { id, url, allowsPrivate: allowsPrivate ? 1 : 0 };
    return sender.send(endpoint, { id: `msg_${orderedId()}`, payload });
  });
}

export async function latestDeliveries(config: Config, filter: DeliveryFilter): Promise<DeliveryPage> {
  return besideServer(config.database, (database) => new WebhookDeliveries(database, new Clock()).latest(filter));
}

/** @param which the id of one, or `all`. @returns how many the server sends now. */
export async function retryDeliveries(config: Config, which: string): Promise<number> {
  return besideServer(config.database, (database) => new WebhookDeliveries(database, new Clock()).retry(which));
}

/** Those that believe there is no endpoint ask again. */
async function untilServersKnow(): Promise<void> {
  await wait(policy.webhooks.noneFor);
}

async function withEndpoints<T>(
  config: Config,
  work: (endpoints: WebhookEndpoints, database: Database) => Promise<T>,
): Promise<T> {
  return besideServer(config.database, (database) =>
    work(new WebhookEndpoints(database, secretsOf(config, database), new Clock()), database),
  );
}

function secretsOf({ secrets }: Config, database: Database): WebhookSecrets {
  return new WebhookSecrets(database, new Clock(), new Keyring(secrets));
}

async function required(endpoints: WebhookEndpoints, id: string): Promise<Endpoint> {
  const endpoint = await endpoints.find(id);
  if (endpoint) return endpoint;
  throw new ConfigError('There is no endpoint with this id. See: webhooks list');
}
