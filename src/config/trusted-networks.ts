import { isIP } from 'node:net';
import { unmapped } from '../common/ip-network.js';

/** Names for networks, as Express has them. */
const named = new Map<string, readonly string[]>([
  ['loopback', ['127.0.0.0/8', '::1/128']],
  ['linklocal', ['169.254.0.0/16', 'fe80::/10']],
  ['uniquelocal', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']],
]);

/** TRUST_PROXY: a number of proxies, or the networks that they are in. Undefined if it is neither. */
export function trustedNetworks(text: string): number | readonly string[] | undefined {
  if (/^(?:\d|10)$/.test(text)) return Number(text);
  const networks = text.split(',').map((one) => networkIn(one.trim()));
  return networks.every((one) => one !== undefined) ? networks.flat() : undefined;
}

function networkIn(text: string): readonly string[] | undefined {
  const [, address = '', bits] = /^([\da-f:.]+)(?:\/([1-9]\d{0,2}))?$/i.exec(text) ?? [];
  const family = isIP(address);
  // Whoever trusts all addresses lets visitors choose theirs: no /0.
  if (family === 0) return named.get(text);
  const isWithin = bits === undefined || Number(bits) <= (family === 4 ? 32 : 128);
  // Addresses are compared as IPv4.
  return isWithin && unmapped(address) === address ? [text] : undefined;
}
