import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../src/common/package-root.js';
import { FakeProvider, logInWith } from '../support/fake-provider.js';
import { becomeUser, logIn } from '../support/people.js';
import { Server } from '../support/server.js';

const preload = pathToFileURL(join(root, 'test/support/list-modules.mjs')).href;
const libraries = ['openid-client', 'oauth4webapi', 'jose'];

let provider: FakeProvider;

beforeAll(async () => {
  provider = await FakeProvider.open();
});

afterAll(async () => {
  await provider.close();
});

/** Which of the libraries a server has loaded once it has ended. */
async function loadedAfter(act: (server: Server) => Promise<void>): Promise<string[]> {
  const server = await Server.start({ NODE_OPTIONS: `--import=${preload}`, ...provider.variables() });
  try {
    await act(server);
    await server.end();
    const loaded = /^loaded=(.*)$/m.exec(server.stdout)?.[1]?.split(',') ?? [];
    expect(loaded).toContain('express');
    return libraries.filter((library) => loaded.includes(library));
  } finally {
    await server.remove();
  }
}

describe('The library for other providers', () => {
  it('is not loaded, and no provider asked, before somebody logs in with one', async () => {
    const loaded = await loadedAfter(async (server) => {
      await becomeUser(server, 'ada@example.com');
      const browser = await logIn(server, 'ada@example.com');
      await browser.open('/account/identities');
      await server.browser().open('/login/with/fake/callback?code=x&state=y');
    });
    expect(loaded).toEqual([]);
    expect(provider.requests).toEqual([]);
  });

  it('is loaded for the first of them', async () => {
    const loaded = await loadedAfter(async (server) => {
      expect((await logInWith(provider, server.browser())).url).toBe('/login/identity');
    });
    expect(loaded).toContain('openid-client');
  });
});
