import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from './program.js';

export type ProxyKind = 'nginx' | 'caddy' | 'apache';

const programs = { nginx: '/usr/sbin/nginx', caddy: '/usr/bin/caddy', apache: '/usr/sbin/apache2' } as const;
const packages = { nginx: 'nginx', caddy: 'caddy', apache: 'apache2-bin libapache2-mod-auth-openidc' } as const;

/** Debian's nginx, Caddy or Apache. */
export class Proxy {
  private constructor(private readonly program: Program) {}

  /** @param blocks of `http` for nginx, of sites for Caddy, of a server for Apache. */
  static async start(kind: ProxyKind, port: number, blocks: string): Promise<Proxy> {
    if (!existsSync(programs[kind])) throw new Error(`${kind} is not installed: apt-get install ${packages[kind]}`);
    const program = await Program.start({
      command: programs[kind],
      args: (folder) => argsFor(kind, folder),
      files: (folder) => ({ configuration: fileFor(kind, folder, port, blocks) }),
      port,
    });
    return new Proxy(program);
  }

  async stop(): Promise<void> {
    await this.program.stop();
  }
}

function argsFor(kind: ProxyKind, folder: string): string[] {
  const file = join(folder, 'configuration');
  if (kind === 'nginx') return ['-p', folder, '-c', file];
  if (kind === 'apache') return ['-d', folder, '-f', file, '-DFOREGROUND'];
  return ['run', '--config', file, '--adapter', 'caddyfile'];
}

function fileFor(kind: ProxyKind, folder: string, port: number, blocks: string): string {
  if (kind === 'nginx') return nginxFile(folder, blocks);
  return kind === 'apache' ? apacheFile(folder, port, blocks) : caddyFile(blocks);
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

const modules = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'auth_openidc', 'proxy', 'proxy_http'];

const apacheFile = (folder: string, port: number, blocks: string): string => `
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
Listen 127.0.0.1:${port}
ServerName 127.0.0.1:${port}
DefaultRuntimeDir ${folder}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
${blocks}
`;
