import { isIPv6 } from 'node:net';

/** What a rate limit counts: an IPv4 address, also mapped to IPv6, or the /64 that one household or server gets. */
export function networkOf(ip: string): string {
  const address = unmapped(ip);
  return isIPv6(address) ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : address;
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

/** Who shares a queue: an IPv4 address, or the /48 of an IPv6 address. One customer can have all its 65,536 networks. */
export function customerOf(ip: string): string {
  return networkOf(ip).replace(/^((?:[^:]+:){3}).*\/64$/, '$1:/48');
}

function asIPv4(groups: readonly string[]): string {
  return groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
}
