import { METHODS } from 'node:http';
import { isOfForwardAuth } from '../../../src/forward-auth/surface.js';
import { policy } from '../../../src/policy.js';
import { hours } from '../../../src/common/time.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { bytesOf, cookiesOf, type Draft } from '../../support/drafts.js';
import { becomeUser, logIn, register } from '../../support/people.js';
import { routesOf } from '../../support/routes.js';
import { tablesOf } from '../../support/tables.js';
import { exchange, exchangeAll } from '../../support/wire.js';

let foyer: TestApplication;
let ada: Browser;
let bob: Browser;
/** A valid link, which a GET in Bob's browser would use up. */
let activation: string;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
  ada = await logIn(foyer, 'ada@example.com');
  bob = await register(foyer, 'bob@example.com');
  activation = new URL((await foyer.mailbox.lastTo('bob@example.com')).link).pathname;
  await foyer.allMailSent();
});

afterAll(async () => {
  await foyer.stop();
});

const paths = (): string[] =>
  [...new Set([...routesOf(foyer, 'get'), ...routesOf(foyer, 'post')])].map((path) =>
    path.replace('/activate/:token', activation).replace('/reset/:token', `/reset/${'x'.repeat(43)}`),
  );

type Act = (browser: Browser, path: string) => Promise<void>;

/** In each browser: a visitor's, the registering one and a logged-in one. */
async function inEachBrowser(act: Act): Promise<void> {
  // Long enough that a page would update the last-seen time.
  foyer.clock.advance(policy.sessions.seenEvery);
  await withoutAnyChange(act);
}

async function withoutAnyChange(act: Act): Promise<void> {
  await unchanged(async () => {
    for (const browser of [foyer.browser(), bob, ada]) {
      for (const path of paths()) await act(browser, path);
    }
  });
}

async function unchanged(act: () => Promise<void>): Promise<void> {
  await foyer.allMailSent();
  const before = { tables: await tablesOf(foyer), mails: foyer.mailbox.count };
  await act();
  expect({ tables: await tablesOf(foyer), mails: foyer.mailbox.count }).toEqual(before);
}

describe('HEAD', () => {
  it('changes nothing on any page, not even a last-seen time [ASVS 3.5.3]', async () => {
    await inEachBrowser(async (browser, path) => {
      await browser.send('HEAD', path);
    });
  });

  it('gets the same response as GET, without a body', async () => {
    for (const browser of [foyer.browser(), bob, ada]) {
      for (const path of paths().filter((each) => each !== activation)) {
        const head = await browser.send('HEAD', path);
        const get = await browser.send('GET', path);
        expect([path, head.status, head.headers.location]).toEqual([path, get.status, get.headers.location]);
        expect(head.text as string | undefined).toBeUndefined();
      }
    }
  });

  it('keeps the notice for the next page', async () => {
    await ada.open('/account');
    await ada.press('Log out');
    const visitor = await logIn(foyer, 'ada@example.com');
    const { path, fields } = visitor.formWith('Log out');
    await visitor.send('POST', path, new URLSearchParams(fields).toString());
    await visitor.send('HEAD', '/login');
    await visitor.open('/login');
    expect(visitor.page).toContain('You’re logged out.');
    ada = await logIn(foyer, 'ada@example.com');
  });
});

describe('A GET that the user did not intend', () => {
  it.each([
    ['a prefetch', { 'Sec-Purpose': 'prefetch' }],
    ['an image on another page', { 'Sec-Fetch-Dest': 'image', 'Sec-Fetch-Mode': 'no-cors' }],
  ])('changes nothing on any page, and sets only the CSRF cookie: %s [ASVS 3.5.3]', async (_, headers) => {
    // Just logged in: like any GET, these would update the last-seen time and ask for the password.
    ada = await logIn(foyer, 'ada@example.com');
    await withoutAnyChange(async (browser, path) => {
      const answer = await browser.send('GET', path, undefined, headers);
      const cookies = (answer.headers['set-cookie'] ?? []) as unknown as string[];
      expect({ path, set: cookies.filter((cookie) => !cookie.startsWith('foyer_csrf=')) }).toEqual({ path, set: [] });
    });
  });
});

describe('OPTIONS', () => {
  it('lists the allowed methods on every page, and changes nothing [ASVS 3.4.2, 3.5.3]', async () => {
    await inEachBrowser(async (browser, path) => {
      const answer = await browser.send('OPTIONS', path);
      expect([path, answer.status]).toEqual([path, 204]);
      expect(answer.headers.allow).toBe('GET, HEAD, POST, OPTIONS');
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    });
  });
});

describe('Any other method', () => {
  const others = METHODS.filter((method) => !['GET', 'HEAD', 'POST', 'OPTIONS', 'CONNECT'].includes(method));

  it.each(others)(
    'is refused with the allowed methods, and changes nothing: %s [ASVS 4.1.4, 13.4.4]',
    async (method) => {
      // TRACE has no body.
      const body = method === 'TRACE' ? undefined : 'email=marker';
      const headers = ['Host: localhost', 'X: marker'];
      const asked: Draft[] = [foyer.browser(), bob, ada]
        .map(cookiesOf)
        .flatMap((cookies) => paths().map((target) => ({ method, target, headers, cookies, body })));
      await unchanged(async () => {
        for (const [index, answer] of (await exchangeAll(foyer.url, asked.map(bytesOf))).entries()) {
          const forProxies = isOfForwardAuth(asked[index]?.target ?? '');
          expect(answer.status).toBe(405);
          expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
          expect(answer.headers.get('content-type')).toBe(`text/${forProxies ? 'plain' : 'html'}; charset=utf-8`);
          expect(answer.text).toContain(
            forProxies ? 'This request isn’t allowed' : 'This page can’t be used this way.',
          );
          // TRACE would echo the cookies, and scripts could read them.
          expect(answer.text).not.toContain('marker');
          for (const browser of [bob, ada])
            for (const value of browser.cookies.values()) expect(answer.text).not.toContain(value);
        }
      });
    },
  );

  it.each(['evil.example:443', 'localhost:3000', '/login'])(
    'is refused: CONNECT to %s [ASVS 4.1.4]',
    async (target) => {
      const answer = await exchange(foyer.url, `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\nmarker`);
      expect(answer.status).toBe(405);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.text).toContain('This server is not a proxy.');
      expect(answer.text).not.toMatch(/evil|marker/);
    },
  );
});

describe('GET', () => {
  it('uses up the link, and updates the last-seen time', async () => {
    foyer.clock.advance(hours(1));
    const before = await tablesOf(foyer);
    await ada.open('/account');
    await bob.open(activation);
    const after = await tablesOf(foyer);
    expect(bob.page).toContain('Your account is active');
    expect(after.users).toHaveLength((before.users?.length ?? 0) + 1);
    expect(after.sessions).not.toEqual(before.sessions);
  });
});
