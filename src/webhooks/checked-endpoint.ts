import { ConfigError } from '../common/config-error.js';
import { isPublicAddress } from '../common/public-address.js';
import { addressIn } from '../common/url.js';
import { isPrivateHost, isWebUrl } from '../config/urls.js';
import { anywhere, onlyPrivate, onlyPublic, type Reach } from '../outgoing/site-request.js';
import { policy } from '../policy.js';
import { isWebhookType, type WebhookType, webhookTypes } from './types.js';

export interface CheckedEndpoint {
  readonly url: URL;
  readonly events: readonly WebhookType[];
  readonly allowsPrivate: boolean;
}

/** @throws ConfigError that says what is wrong with it. */
export function checkedEndpoint(text: string, events: readonly string[], allowsPrivate: boolean): CheckedEndpoint {
  return { url: checkedUrl(text, allowsPrivate), events: checkedEvents(events), allowsPrivate };
}

/** To where its messages may lead: without TLS, only within private networks. */
export function reachOfEndpoint(url: URL, allowsPrivate: boolean): Reach {
  if (!allowsPrivate) return onlyPublic;
  return url.protocol === 'https:' ? anywhere : onlyPrivate;
}

function checkedUrl(text: string, allowsPrivate: boolean): URL {
  if (!isWebUrl(text) || text.includes('#') || text.length > policy.webhooks.urlLength)
    throw new ConfigError('--url must be a whole URL, such as https://app.example.com/webhooks, without a fragment.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !allowsPrivate)
    throw new ConfigError('--url must start with https:. Within your own network: --private');
  if (!allowsPrivate && isPrivateHost(url))
    throw new ConfigError('This address is in a private network. If it should be: --private');
  if (url.protocol !== 'https:' && isPublicAddress(addressIn(url) ?? ''))
    throw new ConfigError('--url must start with https:. With --private, http: is for private networks only.');
  return url;
}

/** All of them by default. */
function checkedEvents(events: readonly string[]): readonly WebhookType[] {
  if (events.length === 0) return webhookTypes;
  const wanted = events.flatMap((text) => text.split(',')).map((text) => text.trim());
  const [unknown] = wanted.filter((text) => !isWebhookType(text));
  if (unknown !== undefined)
    throw new ConfigError(`There is no event ${JSON.stringify(unknown)}. Events: ${webhookTypes.join(', ')}`);
  return webhookTypes.filter((type) => wanted.includes(type));
}
