import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type ProxyKind = 'nginx' | 'caddy';

const programs = { nginx: '/usr/sbin/nginx', caddy: '/usr/bin/caddy' } as const;

/** Debian's nginx or Caddy. */
export class Proxy {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  /** @param blocks of `http` for nginx, of sites for Caddy. */
  static async start(kind: ProxyKind, port: number, blocks: string): Promise<Proxy> {
    if (!existsSync(programs[kind])) throw new Error(`${kind} is not installed: apt-get install ${kind}`);
    const folder = mkdtempSync(join(tmpdir(), `foyer-${kind}-`));
    // Workers of nginx run as another user.
    chmodSync(folder, 0o755);
    const file = join(folder, 'configuration');
    writeFileSync(file, kind === 'nginx' ? nginxFile(folder, blocks) : caddyFile(blocks));
    const args = kind === 'nginx' ? ['-p', folder, '-c', file] : ['run', '--config', file, '--adapter', 'caddyfile'];
    const env = { HOME: folder, PATH: '/usr/bin:/bin' };
    const process = spawn(programs[kind], args, { stdio: 'ignore', env });
    while (!(await isListening(port))) {
      if (process.exitCode !== null) throw new Error(`${kind} did not start.`);
      await wait(20);
    }
    return new Proxy(process, folder);
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'close');
    this.process.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

const nginxFile = (folder: string, blocks: string): string => `
  daemon off;
  pid ${folder}/pid;
  error_log ${folder}/error.log;
  events {}
  http {
    access_log off;
    client_body_temp_path ${folder}/body;
    proxy_temp_path ${folder}/proxy;
    fastcgi_temp_path ${folder}/fastcgi;
    uwsgi_temp_path ${folder}/uwsgi;
    scgi_temp_path ${folder}/scgi;
    ${blocks}
  }
`;

const caddyFile = (blocks: string): string => `{\n  admin off\n  auto_https off\n}\n${blocks}`;

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
