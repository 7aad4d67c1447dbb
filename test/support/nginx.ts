import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Debian's nginx in front of several servers, which take turns. */
export class Nginx {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(backends: readonly { readonly port: number }[], port: number): Promise<Nginx> {
    if (!existsSync('/usr/sbin/nginx')) throw new Error('nginx is not installed: apt-get install nginx');
    const folder = mkdtempSync(join(tmpdir(), 'foyer-nginx-'));
    // Its workers run as another user.
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, backends, port));
    const process = spawn('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    const nginx = new Nginx(`http://localhost:${port}`, process, folder);
    while (!(await nginx.isUp())) {
      if (process.exitCode !== null) throw new Error('nginx did not start.');
      await wait(20);
    }
    return nginx;
  }

  private async isUp(): Promise<boolean> {
    return fetch(`${this.url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'close');
    this.process.kill('SIGQUIT');
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

const configuration = (folder: string, backends: readonly { readonly port: number }[], port: number): string => `
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
    upstream foyer {
      ${backends.map((backend) => `server 127.0.0.1:${backend.port};`).join(' ')}
      keepalive 8;
    }
    server {
      listen 127.0.0.1:${port};
      location / {
        proxy_pass http://foyer;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      }
    }
  }
`;
