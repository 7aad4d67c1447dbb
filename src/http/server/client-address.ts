import { isIP } from 'node:net';
import { unmapped } from '../../common/ip-network.js';
import type { TrustsProxy } from './trusted-proxies.js';

/**
 * The client's address: the first, from Foyer outwards, that is no trusted proxy. What is no address, such as
 * `unknown`, counts as the proxy that forwarded it. Empty if the connection is gone, or a Unix socket.
 */
export function clientAddress(peer: string | undefined, forwarded: string | undefined, trusts: TrustsProxy): string {
  let address = addressIn(peer ?? '') ?? '';
  for (const [hops, entry] of entriesOf(forwarded ?? '').entries()) {
    const next = trusts(address, hops) ? addressIn(entry) : undefined;
    if (next === undefined) break;
    address = next;
  }
  return address;
}

/** The nearest first. An empty one in between still stands for a proxy, so that counting stays right. */
function entriesOf(forwarded: string): string[] {
  const end = forwarded.replace(/[\s,]+$/, '');
  return end === '' ? [] : end.split(',').toReversed();
}

/** Proxies write `203.0.113.9:54321`, `[2001:db8::1]:54321`, `"[2001:db8::1]"`, `fe80::1%eth0`, `::ffff:203.0.113.9`. */
export function addressIn(text: string): string | undefined {
  // Nearly always there is nothing to remove.
  if (isIP(text) === 4) return text;
  const unquoted = text.trim().replace(/^"(.*)"$/, '$1');
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(unquoted)?.[1] ?? unquoted.replace(/^([\d.]+):\d+$/, '$1');
  const address = bare.replace(/%.*$/, '');
  return isIP(address) === 0 ? undefined : unmapped(address);
}
