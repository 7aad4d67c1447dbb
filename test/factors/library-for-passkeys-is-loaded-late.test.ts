import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../src/common/package-root.js';
import { memberOf } from '../support/people.js';
import { addPasskey, askedFor, logInWithPasskey } from '../support/passkeys.js';
import { Server } from '../support/server.js';

const preload = pathToFileURL(join(root, 'test/support/list-modules.mjs')).href;
const library = '@simplewebauthn/server';

/** The packages that a server has loaded once it has ended. */
async function loadedAfter(act: (server: Server) => Promise<void>): Promise<string[]> {
  const server = await Server.start({ NODE_OPTIONS: `--import=${preload}` });
  try {
    await act(server);
    await server.end();
    return /^loaded=(.*)$/m.exec(server.stdout)?.[1]?.split(',') ?? [];
  } finally {
    await server.remove();
  }
}

describe('The library for passkeys', () => {
  it('is loaded by nobody who has none, and not by what anybody can send', async () => {
    const loaded = await loadedAfter(async (server) => {
      const browser = await memberOf(server, 'ada@example.com');
      await browser.open('/account/passkeys');
      const made = await askedFor(browser, '/account/passkeys/options');
      await browser.press('Log out');
      const { challenge } = await askedFor(browser, '/login/passkey');
      const clientDataJSON = Buffer.from(JSON.stringify({ challenge })).toString('base64url');
      const response = { clientDataJSON, authenticatorData: 'AA', signature: 'AA' };
      for (const passkey of ['', '{}', JSON.stringify({ id: 'AA', rawId: 'AA', type: 'public-key', response })]) {
        await browser.post('/login/passkey', { _csrf: browser.csrf, passkey });
        expect(browser.status).toBe(422);
      }
      expect(made.challenge).not.toBe(challenge);
    });
    expect(loaded).toEqual(expect.arrayContaining(['express', 'zod']));
    expect(loaded).not.toContain(library);
  });

  it('is loaded for the first of them', async () => {
    const loaded = await loadedAfter(async (server) => {
      const authenticator = await addPasskey(await memberOf(server, 'bea@example.com'));
      expect((await logInWithPasskey(server.browser(), authenticator)).url).toBe('/account');
    });
    expect(loaded).toContain(library);
  });
});
