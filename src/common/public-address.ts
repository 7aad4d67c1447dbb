import { BlockList, isIP } from 'node:net';
import { unmapped } from './ip-network.js';

/** Not on the internet, or not one host there (IANA's registries of special-purpose addresses). */
const special = blockListOf(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  // 2002::/16 has an IPv4 address in it, which may be any.
  ...['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
);

/** All that is on the internet so far. The others of IPv6 are private, have an IPv4 address in them, or are nobody's. */
const globalIPv6 = blockListOf('2000::/3');

/** Whether anybody on the internet could have it. False for what is no address. */
export function isPublicAddress(ip: string): boolean {
  const address = unmapped(ip);
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  return family === 6 && globalIPv6.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

function blockListOf(...networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
