import { addressIn } from '../common/url.js';
import type { Config } from '../config/config.js';

/** What passkeys are bound to (WebAuthn). One that was made for another site does not work here. */
export interface RelyingParty {
  /** The host of the site. */
  readonly id: string;
  readonly origin: string;
}

/** Undefined for a site that is opened by its IP address: browsers make no passkeys for one. */
export function relyingParty({ baseUrl }: Pick<Config, 'baseUrl'>): RelyingParty | undefined {
  const url = new URL(baseUrl);
  return addressIn(url) === undefined ? { id: url.hostname, origin: url.origin } : undefined;
}
