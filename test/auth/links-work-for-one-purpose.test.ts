import { Keyring, type LinkPurpose } from '../../src/common/keyring.js';
import { askForAddress, askForReset, otherPassword } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { firstStep, securedMember } from '../support/factors.js';
import { invite } from '../support/invites.js';
import { goodPassword, memberOf, register } from '../support/people.js';
import { fieldsOf, routesOf } from '../support/routes.js';
import { tablesOf } from '../support/tables.js';

/** Routes with a parameter that is not the token of a mailed link. */
const otherRoutes = [
  '/account/sessions/:id/end',
  '/account/passkeys/:id',
  '/account/passkeys/:id/remove',
  '/account/tokens/:id/end',
  '/login/recovery/:token/stop',
  '/apps/icons/:hash',
  '/admin/webhooks/:id',
  '/consent/:uid',
  '/consent/:uid/refuse',
  '/login/with/:provider',
  '/login/with/:provider/callback',
  '/confirm/with/:provider',
];

let foyer: TestApplication;
/** The browsers that a mistaken link could serve: in each, one of the links would work. */
let browsers: Record<string, Browser>;
/** The token of a live link for each route that takes one. */
let tokens: Map<string, string>;

beforeAll(async () => {
  foyer = await startApplication({ FACTOR_RECOVERY: 'wait' });
  const secured = await securedMember(foyer, 'cyd@example.com');
  await secured.browser.press('Log out');
  await firstStep(foyer, 'cyd@example.com', secured.browser);
  await secured.browser.open('/login/recovery');
  await secured.browser.press('Send email');
  const owner = await memberOf(foyer, 'ada@example.com');
  await askForAddress(owner, 'ada@example.org');
  await askForReset(foyer, 'ada@example.com');
  await invite(foyer, { email: 'dan@example.com' });
  const registered = await register(foyer, 'bea@example.com');
  browsers = { owner, registered, visitor: foyer.browser() };
  await foyer.allMailSent();
  foyer.clock.standStill();
  tokens = new Map(tokenRoutes().flatMap((route) => newestTokenFor(route).map((token) => [route, token] as const)));
});

afterAll(async () => {
  await foyer.stop();
});

/** From the router, so that a new route is tried too. */
function tokenRoutes(): string[] {
  // The only token in a query.
  const ofInvites = '/register?invite=:invite';
  return [ofInvites, ...tokenPaths()];
}

function tokenPaths(): string[] {
  return routesOf(foyer, 'get').filter(takesToken);
}

/** The pages for admins have the ids of rows. */
function takesToken(route: string): boolean {
  return route.includes(':') && !route.startsWith('/admin/') && !otherRoutes.includes(route);
}

function newestTokenFor(route: string): string[] {
  const [start = ''] = route.split(':');
  const links = foyer.mailbox.all.flatMap((mail) => mail.links).filter((link) => link.includes(start));
  return links.slice(-1).map((link) => link.slice(link.indexOf(start) + start.length));
}

const pathOf = (route: string, token: string): string => route.replace(/:\w+/, token);

/** Opens the link and sends its form, as a browser that was led there would. */
async function statusesOf(original: Browser, route: string, token: string): Promise<number[]> {
  const browser = foyer.browser();
  for (const [name, value] of original.cookies) browser.cookies.set(name, value);
  const opened = (await browser.open(pathOf(route, token))).status;
  // The token of a reset is then in a cookie, and its form at another path.
  const [target = ''] = browser.url.split('?');
  const fields = fieldsOf(foyer, target === pathOf(route, token) ? route : target);
  const typed = fields.map((name): [string, string] => [name, valueOf(name)]);
  const { url } = browser;
  // The page of an unknown link has no form to take it from.
  const { csrf } = await browser.open('/password/forgot');
  return [opened, (await browser.post(url, [...typed, ['_csrf', csrf]])).status];
}

/** Valid where the form would be, so that only the link is wrong. */
function valueOf(field: string): string {
  return { password: goodPassword, newPassword: otherPassword }[field] ?? '';
}

describe('The token of a mailed link', () => {
  it('is known to this test for every route that takes one, and for every method', () => {
    expect([...tokens.keys()]).toEqual(tokenRoutes());
    expect(new Set(tokens.values()).size).toBe(tokens.size);
    expect(tokens.size).toBeGreaterThanOrEqual(5);
    const posted = routesOf(foyer, 'post').filter(takesToken);
    expect(posted.filter((route) => !tokens.has(route))).toEqual([]);
  });

  it('is unknown at every other route, by GET and by POST, in any browser, and changes nothing [ASVS 6.6.2]', async () => {
    const before = await tablesOf(foyer);
    const results: object[] = [];
    for (const { route, tokenOf, token } of everyCombination()) {
      for (const [browser, original] of Object.entries(browsersFor(route)))
        results.push({ route, browser, tokenOf, statuses: await statusesOf(original, route, token) });
    }
    expect(results.length).toBe((3 * tokens.size - 1) * (tokens.size - 1));
    expect(results).toEqual(results.map((result) => ({ ...result, statuses: [404, 404] })));
    expect(await tablesOf(foyer)).toEqual(before);
  });

  it('still works at its own route after that', async () => {
    for (const [route, token] of tokens) {
      const { status } = await foyer.browser().open(pathOf(route, token));
      expect({ route, status }).toEqual({ route, status: 200 });
    }
  });
});

/** Whoever is logged in is led away from a page for visitors. */
function browsersFor(route: string): Record<string, Browser> {
  const { owner: _, ...visitors } = browsers;
  return route.startsWith('/register') ? visitors : browsers;
}

function everyCombination(): { route: string; tokenOf: string; token: string }[] {
  return [...tokens.keys()].flatMap((route) =>
    [...tokens].flatMap(([tokenOf, token]) => (tokenOf === route ? [] : [{ route, tokenOf, token }])),
  );
}

describe('The key of a link', () => {
  // A record, so that the compiler asks for a new purpose.
  const purposes = Object.keys({
    activation: 0,
    'password-reset': 0,
    'email-change': 0,
    undo: 0,
    'not-me': 0,
    'factor-recovery': 0,
    invite: 0,
  } satisfies Record<LinkPurpose, number>) as LinkPurpose[];

  it('is another one for each purpose: no row of one gives the token of another [ASVS 6.6.2]', () => {
    const keyring = new Keyring(['a secret that is long enough for a test']);
    for (const purpose of purposes) {
      const link = keyring.newLink(purpose);
      expect(keyring.linkToken(purpose, link)).not.toBe('');
      for (const other of purposes.filter((each) => each !== purpose))
        expect(() => keyring.linkToken(other, link)).toThrow();
    }
  });
});
