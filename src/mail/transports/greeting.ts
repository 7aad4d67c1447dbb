import { isIPv6 } from 'node:net';
import { hostname } from 'node:os';
import { addressIn } from '../../common/url.js';
import { isLocal } from '../../config/urls.js';

/**
 * The name that Foyer gives in EHLO (RFC 5321, 4.1.1.1): the host of BASE_URL. Relays refuse `localhost`, a loopback
 * address and a name without a dot, so then the name of the machine, or at least one of the right form, takes its place.
 */
export function greetingName(baseUrl: string, machine: string = hostname()): string {
  const host = new URL(baseUrl).hostname.replace(/\.$/, '');
  const address = addressIn({ hostname: host });
  if (address !== undefined && !isLocal(host) && !isUnspecified(address)) return addressLiteral(address);
  return [host, machine.toLowerCase()].find(isFullName) ?? 'localhost.localdomain';
}

function isUnspecified(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}

/** RFC 5321, 4.1.3. */
function addressLiteral(address: string): string {
  return isIPv6(address) ? `[IPv6:${address}]` : `[${address}]`;
}

/** Labels as RFC 1035 has them, at least two, and the last one not a number. URLs and machines also have others. */
function isFullName(host: string): boolean {
  return !isLocal(host) && /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/.test(host);
}
