import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../src/common/package-root.js';
import { becomeUser, logIn } from '../support/people.js';
import { runToEnd, Server } from '../support/server.js';

const preload = pathToFileURL(join(root, 'test/support/list-modules.mjs')).href;

async function loadedBy(use: (server: Server) => Promise<void>): Promise<string[]> {
  const server = await Server.start({ NODE_OPTIONS: `--import=${preload}`, REQUIRE_SECOND_FACTOR: 'never' });
  try {
    await use(server);
    await server.end();
    // What the library would print is no log line.
    expect(server.log).not.toMatch(/oidc-provider (?:NOTICE|WARNING)/);
    return /^loaded=(.*)$/m.exec(server.stdout)?.[1]?.split(',') ?? [];
  } finally {
    await server.remove();
  }
}

describe('A process without clients of OpenID Connect', () => {
  it('has nothing of it, neither in memory nor at its addresses', async () => {
    const loaded = await loadedBy(async (server) => {
      await becomeUser(server, 'ada@example.com');
      const browser = await logIn(server, 'ada@example.com');
      for (const path of [
        '/.well-known/openid-configuration',
        '/oidc/auth',
        '/oidc/jwks',
        '/oidc/logout',
        '/logout/site',
      ])
        expect({ path, status: (await browser.open(path)).status }).toEqual({ path, status: 404 });
      expect((await browser.open('/account/sites')).page).toContain('No sites are connected.');
      await server.change(`UPDATE users SET role = 'admin'`);
      for (const path of ['/admin', '/admin/clients', '/admin/clients/add'])
        expect({ path, status: (await browser.open(path)).status }).toEqual({ path, status: 200 });
      expect(await server.rows('SELECT kid FROM signing_keys')).toEqual([]);
    });
    expect(loaded).toContain('express');
    expect(loaded.filter((name) => ['oidc-provider', 'koa', 'jose'].includes(name))).toEqual([]);
  });

  it('has it with the first client, which a command adds while it runs, and prints nothing of its own', async () => {
    const loaded = await loadedBy(async (server) => {
      const browser = server.browser();
      expect((await browser.open('/.well-known/openid-configuration')).status).toBe(404);
      const words = ['clients', 'add', '--name', 'Shop', '--redirect', 'https://shop.example.com/callback'];
      const { NODE_OPTIONS: _, ...environment } = server.environment;
      expect((await runToEnd('src/cli.js', words, server.folder, environment)).code).toBe(0);
      expect((await browser.open('/.well-known/openid-configuration')).status).toBe(200);
      expect((await browser.open('/oidc/jwks')).status).toBe(200);
    });
    expect(loaded).toContain('oidc-provider');
  });
});
