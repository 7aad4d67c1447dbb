import { isIPv4, isIPv6 } from 'node:net';

/** A network around one address, by the length of its prefix. */
interface WiderNetwork {
  readonly prefix: '/24' | '/48' | '/56';
  readonly network: string;
}

/** What a rate limit counts: an IPv4 address, also mapped to IPv6, or the /64 that one household or server gets. */
export function networkOf(ip: string): string {
  const address = unmapped(ip);
  return isIPv6(address) ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : address;
}

/**
 * The networks around that, narrowest first: the /56 and /48 that providers give to one customer (RFC 6177), or the
 * 256 neighbors of an IPv4 address. None for an address that a client made up.
 */
export function widerNetworksOf(ip: string): readonly WiderNetwork[] {
  const address = unmapped(ip);
  if (!isIPv6(address)) return isIPv4(address) ? [{ prefix: '/24', network: address.replace(/\d+$/, '0/24') }] : [];
  const groups = groupsOf(address);
  const customer = groups.slice(0, 3).join(':');
  const site = (parseInt(groups[3] ?? '0', 16) & 0xff00).toString(16);
  return [
    { prefix: '/56', network: `${customer}:${site}::/56` },
    { prefix: '/48', network: `${customer}::/48` },
  ];
}

/** The widest of them: an IPv6 /48 or an IPv4 /24. Whoever has many addresses usually has them in one of these. */
export function widestNetworkOf(ip: string): string {
  return widerNetworksOf(ip).at(-1)?.network ?? ip;
}

/** What one customer of a provider has: an IPv4 address, or an IPv6 /48 with its 65,536 networks. */
export function customerOf(ip: string): string {
  const widest = widerNetworksOf(ip).at(-1);
  return widest?.prefix === '/48' ? widest.network : networkOf(ip);
}

/** The IPv4 address in an IPv6 one that maps it, as a dual-stack server sees every IPv4 request. */
export function unmapped(ip: string): string {
  if (!isIPv6(ip)) return ip;
  // The usual notation. Parsing it as below would be the slowest step here.
  const [, ipv4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (ipv4 !== undefined) return ipv4;
  const groups = groupsOf(ip);
  return groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff' ? asIPv4(groups.slice(6)) : ip;
}

function groupsOf(ipv6: string): string[] {
  // The URL parser normalizes IPv6 addresses: hexadecimal, with `::` for the longest run of zeros.
  const [head = '', tail = ''] = new URL(`http://[${ipv6.replace(/%.*$/, '')}]/`).hostname.slice(1, -1).split('::');
  const groups = [head, tail].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - groups.flat().length }, () => '0');
  return [...(groups[0] ?? []), ...zeros, ...(groups[1] ?? [])];
}

function asIPv4(groups: readonly string[]): string {
  return groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
}
