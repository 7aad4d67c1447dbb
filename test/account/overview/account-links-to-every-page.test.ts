import { randomUUID } from 'node:crypto';
import { Database } from '../../../src/database/database.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { firstStep, securedMember } from '../../support/factors.js';
import { routesOf } from '../../support/routes.js';

let foyer: TestApplication;
let ada: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  const secured = await securedMember(foyer, 'ada@example.com');
  ada = secured.browser;
  const other = await firstStep(foyer, 'ada@example.com');
  await other.fillIn('Code', await secured.app.nextCode()).press('Log in');
  await foyer.app.get(Database).write([], (db) =>
    db.query(
      `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, name, backed_up, created_at)
       SELECT ?, id, 'credential', 'key', 0, '', 'Work laptop', 1, 0 FROM users`,
      [randomUUID()],
    ),
  );
  await foyer.app.get(Database).write([], async (db) => {
    await db.query(
      `INSERT INTO clients (id, name, redirect_uris, post_logout_redirect_uris, id_token_alg, trusted, pairwise, created_at)
       VALUES ('wiki', 'Wiki', '[]', '[]', 'ES256', 0, 0, 0)`,
    );
    await db.query(
      `INSERT INTO consents (user_id, client_id, scopes, created_at, used_at) SELECT id, 'wiki', 'openid', 0, 0 FROM users`,
    );
  });
  await ada.open('/account/tokens/new');
  await ada.fillIn('Name', 'Backup script').press('Create token');
});

afterAll(async () => {
  await foyer.stop();
});

/** The targets of the page's links and forms. */
const targetsOf = (browser: Browser): string[] =>
  browser
    .html('main a[href^="/"], main form[action]')
    .toArray()
    .map((element) => browser.html(element).attr('href') ?? browser.html(element).attr('action') ?? '');

/** Every page that links from /account reach, with its targets. */
async function pagesFrom(start: string): Promise<Map<string, string[]>> {
  const pages = new Map<string, string[]>();
  const waiting = [start];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (pages.has(path)) continue;
    await ada.open(path);
    expect({ path, status: ada.status, url: ada.url }).toEqual({ path, status: 200, url: path });
    const isPage = ada.response.type === 'text/html';
    const links = isPage ? targetsOf(ada) : [];
    pages.set(path, links);
    waiting.push(...ada.html('main a[href^="/"]').map((_, link) => ada.html(link).attr('href')));
  }
  return pages;
}

describe('Everything under /account', () => {
  it('is reached by links and forms from there', async () => {
    const pages = await pagesFrom('/account');
    const reached = [...pages.keys(), ...[...pages.values()].flat()].map((path) =>
      path.replace(/^(\/account\/(?:sessions|tokens|passkeys)\/)[^/]{36,43}(\/end|\/remove|)$/, '$1:id$2'),
    );
    const routes = [...routesOf(foyer, 'get'), ...routesOf(foyer, 'post')].filter((path) =>
      path.startsWith('/account'),
    );
    // These are reached from the mail, by a log-in after a deletion, by the script, and with other providers.
    const elsewhere = [
      ...['/account/email/confirm/:token', '/account/restore', '/account/passkeys/options'],
      ...routes.filter((path) => path.startsWith('/account/identities')),
    ];
    expect(new Set(reached)).toEqual(
      new Set([...routes.filter((path) => !elsewhere.includes(path)), '/password/forgot']),
    );
  });

  it('has one heading, and the same title', async () => {
    const titles: string[] = [];
    for (const path of (await pagesFrom('/account')).keys()) {
      await ada.open(path);
      if (ada.response.type !== 'text/html') continue;
      expect(ada.html('h1')).toHaveLength(1);
      expect(ada.html('title').text()).toBe(`${ada.html('h1').text()} · Foyer`);
      titles.push(ada.html('title').text());
    }
    expect(titles).toHaveLength(16);
    expect(new Set(titles).size).toBe(16);
  });

  it('links back to the account', async () => {
    for (const [path, links] of await pagesFrom('/account')) {
      if (path !== '/account' && path !== '/account/export') expect(links).toContain('/account');
    }
  });

  it('has a log-out button, except the download [ASVS 7.4.4]', async () => {
    for (const path of (await pagesFrom('/account')).keys()) {
      await ada.open(path);
      if (ada.response.type === 'text/html')
        expect(ada.html('nav form[action="/logout"] button').text()).toBe('Log out');
    }
  });

  it('says so in the title when a form is refused', async () => {
    for (const [path, button] of [
      ['/account/password', 'Change password'],
      ['/account/email', 'Send confirmation link'],
      ['/account/tokens/new', 'Create token'],
      ['/account/delete', 'Delete account'],
      ['/confirm', 'Continue'],
    ] as const) {
      await ada.open(path);
      const heading = ada.html('h1').text();
      await ada.press(button);
      expect(ada.status).toBe(422);
      expect(ada.html('title').text()).toBe(`Error: ${heading} · Foyer`);
      expect(ada.html('h1')).toHaveLength(1);
      expect(ada.html('[role=alert], [aria-invalid=true]').first().is('[autofocus]')).toBe(true);
    }
    await firstStep(foyer, 'ada@example.com');
  });
});

describe('A page that does not exist', () => {
  it('links users to the account, and visitors to the start page and the log-in', async () => {
    expect(targetsOf(await ada.open('/nowhere'))).toEqual(['/account']);
    expect(targetsOf(await foyer.browser().open('/nowhere'))).toEqual(['/', '/login']);
  });
});
