import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../src/common/package-root.js';

/** Where the parts of a walk listen. */
export interface Ports {
  readonly foyer: number;
  readonly application: number;
  readonly proxy: number;
}

export type ProxyKind = 'nginx' | 'caddy';

/** Debian's nginx or Caddy, with the block of docs/connect.md, for `app.localhost` without TLS. */
export class AuthProxy {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(kind: ProxyKind, ports: Ports, changed = (block: string): string => block): Promise<AuthProxy> {
    const program = { nginx: '/usr/sbin/nginx', caddy: '/usr/bin/caddy' }[kind];
    if (!existsSync(program)) throw new Error(`${kind} is not installed: apt-get install ${kind}`);
    const folder = mkdtempSync(join(tmpdir(), `foyer-${kind}-`));
    // Workers of nginx run as another user.
    chmodSync(folder, 0o755);
    const file = join(folder, kind === 'nginx' ? 'nginx.conf' : 'Caddyfile');
    const block = changed(blockFor(kind, ports));
    writeFileSync(
      file,
      kind === 'nginx' ? aroundNginx(folder, block) : `{\n  admin off\n  auto_https off\n}\n${block}`,
    );
    const args = kind === 'nginx' ? ['-p', folder, '-c', file] : ['run', '--config', file, '--adapter', 'caddyfile'];
    const process = spawn(program, args, { stdio: 'ignore', env: { HOME: folder, PATH: '/usr/bin:/bin' } });
    const proxy = new AuthProxy(process, folder);
    while (!(await isListening(ports.proxy))) {
      if (process.exitCode !== null) throw new Error(`${kind} did not start.`);
      await wait(20);
    }
    return proxy;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'close');
    this.process.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

/** As it stands in the document, with the names and ports of the test. */
export function blockFor(kind: ProxyKind, { foyer, application, proxy }: Ports): string {
  const document = readFileSync(join(root, 'docs/connect.md'), 'utf8');
  const block = new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\``, 'ms').exec(document)?.[1] ?? '';
  if (block === '') throw new Error(`docs/connect.md has no block for ${kind}.`);
  return block
    .replace('listen 443 ssl;', `listen 127.0.0.1:${proxy};`)
    .replaceAll('https://app.example.com', `http://app.localhost:${proxy}`)
    .replace('X-Forwarded-Host app.example.com', `X-Forwarded-Host app.localhost:${proxy}`)
    .replace(/^app\.example\.com \{/m, `http://app.localhost:${proxy} {\n    bind 127.0.0.1`)
    .replaceAll('app.example.com', 'app.localhost')
    .replaceAll('127.0.0.1:8000', `127.0.0.1:${application}`)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${foyer}`);
}

const aroundNginx = (folder: string, block: string): string => `
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
    ${block}
  }
`;

async function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
