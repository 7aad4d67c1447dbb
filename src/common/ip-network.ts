import { isIPv6 } from 'node:net';

/**
 * Whom an address counts for: IPv4 as it is, also when it comes as IPv6, and of IPv6 the /64 that one household or
 * server gets, which has addresses without end.
 */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  // As a server that listens for both sees IPv4, at each request: reading it as below would cost more than all else here.
  const [, ipv4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (ipv4 !== undefined) return ipv4;
  // The URL parser writes every IPv6 address in one form: in hexadecimal, with `::` for the longest run of zeros.
  const [head = '', tail = ''] = new URL(`http://[${ip.replace(/%.*$/, '')}]/`).hostname
    .slice(1, -1)
    .split('::');
  const groups = [head, tail].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - groups.flat().length }, () => '0');
  const all = [...(groups[0] ?? []), ...zeros, ...(groups[1] ?? [])];
  // `::ffff:a.b.c.d`.
  if (all.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return asIPv4(all.slice(6));
  return `${all.slice(0, 4).join(':')}::/64`;
}

function asIPv4(groups: readonly string[]): string {
  return groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
}
