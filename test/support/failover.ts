import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../scripts/postgres-cluster.js';
import { answersAt, Cluster, endProgram, startProgram, urlAt } from './cluster.js';
import { until } from './mail-room.js';

/** A primary and a standby that has to have each commit, behind HAProxy, which leads to whichever can be written. */
export class Failover {
  private constructor(
    readonly primary: Cluster,
    readonly standby: Cluster,
    private readonly checks: readonly Server[],
    private readonly proxy: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<Failover> {
    const primary = await Cluster.start('synchronous_commit=on');
    const standby = await primary.standby();
    // Not before there is one: each commit would wait for it.
    await primary.rows(`ALTER SYSTEM SET synchronous_standby_names = '*'`);
    await primary.rows('SELECT pg_reload_conf()');
    const isSynchronous = `SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'`;
    await until(async () => (await primary.rows(isSynchronous)).length === 1);
    const clusters = [primary, standby];
    const checks = await Promise.all(clusters.map(checkOf));
    const port = await freePort();
    const file = join(primary.folder, 'haproxy.cfg');
    writeFileSync(file, configuration(port, clusters, checks));
    const proxy = startProgram('haproxy', '/usr/sbin/haproxy', ['-db', '-f', file], primary.user);
    const url = urlAt(port);
    await answersAt(url);
    return new Failover(primary, standby, checks, proxy, url);
  }

  async remove(): Promise<void> {
    await endProgram(this.proxy);
    for (const check of this.checks) check.close();
    await this.primary.remove(this.standby);
  }
}

/** Answers 200 while this cluster is a primary, as the agents of operators do, such as Patroni's. */
async function checkOf(cluster: Cluster): Promise<Server> {
  const server = createServer((_, res) => {
    cluster.rows<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby').then(
      ([row]) => res.writeHead(row?.standby ? 503 : 200).end(),
      () => res.writeHead(503).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function configuration(port: number, clusters: readonly Cluster[], checks: readonly Server[]): string {
  const servers = clusters.map((cluster, index) => {
    const check = (checks[index]?.address() as AddressInfo).port;
    return `  server cluster${index} 127.0.0.1:${cluster.port} check port ${check}`;
  });
  return `
defaults
  mode tcp
  timeout connect 1s
  timeout client 1h
  timeout server 1h
  timeout check 500ms
listen postgres
  bind 127.0.0.1:${port}
  option httpchk GET /
  default-server inter 200ms fall 2 rise 1 on-marked-down shutdown-sessions
${servers.join('\n')}
`;
}
