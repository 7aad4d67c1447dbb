import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '../../common/ip-network.js';
import type { Config } from '../../config/config.js';
import type { Log } from '../../logging/log.js';
import { scaled } from '../../policy/limits.js';
import { policy } from '../../policy.js';
import { addressIn } from './client-address.js';
import { type TrustsProxy, trustsProxy } from './trusted-proxies.js';

/** Gives each network its share of the connections: nobody can take all of them. Trusted proxies have no limit. */
export function shareConnections(server: Server, config: Config, log: Log): void {
  const shares = new ConnectionShares(config, trustsProxy(config));
  const report = throttled((network: string) => log.write('warn', 'connections-refused', { network }));
  // Before Node's own listener: nothing of a refused connection is read.
  server.prependListener('connection', (socket: Socket) => {
    const refused = shares.add(socket);
    if (refused === undefined) return;
    socket.destroy();
    report(refused);
  });
}

class ConnectionShares {
  private readonly networks = new Map<string, Set<Socket>>();
  private readonly share: number;

  constructor(
    { networkLimitFactor }: Pick<Config, 'networkLimitFactor'>,
    private readonly trusts: TrustsProxy,
  ) {
    this.share = scaled(policy.connections.perNetwork, networkLimitFactor);
  }

  /** Counts the connection. Returns its network if the share is used up: then it is not counted. */
  add(socket: Socket): string | undefined {
    const peer = addressIn(socket.remoteAddress ?? '');
    // Already gone, or a Unix socket.
    if (peer === undefined || this.trusts(peer, 0)) return undefined;
    const network = networkOf(peer);
    const open = this.networks.get(network) ?? new Set();
    if (open.size >= this.share && !closeAnIdleOne(open)) return network;
    this.networks.set(network, open.add(socket));
    socket.once('close', () => {
      open.delete(socket);
      if (open.size === 0 && this.networks.get(network) === open) this.networks.delete(network);
    });
    return undefined;
  }
}

/** The oldest one that has had its answer and waits for another request. */
function closeAnIdleOne(open: Set<Socket & { _httpMessage?: unknown }>): boolean {
  for (const socket of open) {
    // Node's own field: undefined before the first request, null after a response.
    if (socket._httpMessage !== null) continue;
    socket.destroy();
    // Its `close` comes later.
    return open.delete(socket);
  }
  return false;
}

function throttled<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  let last = -Infinity;
  return (...args) => {
    if (performance.now() - last < policy.connections.refusalsLoggedEvery) return;
    last = performance.now();
    act(...args);
  };
}
