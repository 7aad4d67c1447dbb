import { BlockList, isIP } from 'node:net';
import type { Config } from '../../config/config.js';

/** Whether this address, so many hops from Foyer, is a proxy of the operator. */
export type TrustsProxy = (address: string, hops: number) => boolean;

/** From TRUST_PROXY. On a Unix socket the peer has no address, and only a proxy can reach it. */
export function trustsProxy({ trustProxy, socket }: Pick<Config, 'trustProxy' | 'socket'>): TrustsProxy {
  if (typeof trustProxy === 'number') return (_address, hops) => hops < trustProxy;
  const networks = listOf(trustProxy);
  return (address) =>
    address === '' ? socket !== undefined : networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const isIPv6 = isIP(address) === 6;
    list.addSubnet(address, Number(bits ?? (isIPv6 ? 128 : 32)), isIPv6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
