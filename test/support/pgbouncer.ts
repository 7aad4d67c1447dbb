import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../scripts/postgres-cluster.js';
import { answersAt, type Cluster, endProgram, startProgram, urlAt } from './cluster.js';

const path = '/usr/sbin/pgbouncer';

/** PgBouncer in transaction mode, as Debian packages it: each transaction may get another connection to PostgreSQL. */
export class PgBouncer {
  private constructor(
    private readonly program: ChildProcess,
    readonly url: string,
  ) {}

  static async before(cluster: Cluster): Promise<PgBouncer> {
    const port = await freePort();
    const file = join(cluster.folder, 'pgbouncer.ini');
    const users = join(cluster.folder, 'users.txt');
    writeFileSync(users, '"foyer" ""\n');
    writeFileSync(file, configuration(port, cluster.port, users));
    const program = startProgram('pgbouncer', path, ['-q', file], cluster.user);
    const url = urlAt(port);
    await answersAt(url);
    return new PgBouncer(program, url);
  }

  async end(): Promise<void> {
    await endProgram(this.program);
  }
}

/** Since version 1.21, with `max_prepared_statements`. */
export function keepsPrepared(): boolean {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const [, major = '0', minor = '0'] = /PgBouncer (\d+)\.(\d+)/.exec(stdout) ?? [];
  return Number(major) > 1 || Number(minor) >= 21;
}

function configuration(port: number, target: number, users: string): string {
  return `
[databases]
* = host=127.0.0.1 port=${target}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = 20
max_client_conn = 200
; The default of 15 seconds is how long it would answer with an error after PostgreSQL is back.
server_login_retry = 1
${keepsPrepared() ? 'max_prepared_statements = 100' : ''}
`;
}
