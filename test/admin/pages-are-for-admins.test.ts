import { minutes } from '../../src/common/time.js';
import { pageOf } from '../../src/http/access/recent-authentication.js';
import { pagePolicy } from '../../src/http/security/headers.js';
import { adminOf, giveRole, giveState, proveFactor } from '../support/admins.js';
import { deleteAccount, idOf } from '../support/acts.js';
import { call, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { addApp, firstStep, securedMember } from '../support/factors.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../support/people.js';
import { formsAt, routesOf } from '../support/routes.js';
import { rowsMentioning } from '../support/tables.js';

let foyer: TestApplication;
/** The ids of accounts that the buttons would change: one has sessions and factors, one waits, one is disabled and deleted. */
let people: readonly string[];

beforeAll(async () => {
  foyer = await startApplication();
  await securedMember(foyer, 'secured@example.com');
  for (const name of ['waits', 'gone']) await becomeUser(foyer, `${name}@example.com`);
  await deleteAccount(await logIn(foyer, 'gone@example.com'));
  await giveState(foyer, 'gone@example.com', 'disabled');
  await giveState(foyer, 'waits@example.com', 'waiting');
  await foyer.allMailSent();
  people = await Promise.all(['secured', 'waits', 'gone'].map((name) => idOf(foyer, `${name}@example.com`)));
});

afterAll(async () => {
  await foyer.stop();
});

/** What is stored about them. */
const peopleNow = (): Promise<object> => rowsMentioning(foyer, ...people);

/** Every page and form for admins, for each of these people. */
function adminRoutes(): { readonly method: 'get' | 'post'; readonly path: string }[] {
  return (['get', 'post'] as const).flatMap((method) =>
    routesOf(foyer, method)
      .filter((path) => /^\/admin(?=\/|$)/.test(path))
      .flatMap((path) => (path.includes(':') ? people.map((id) => path.replace(/:\w+/g, id)) : [path]))
      .map((path) => ({ method, path })),
  );
}

describe('The pages for admins', () => {
  it('send visitors to the log-in', async () => {
    expect(adminRoutes().length).toBeGreaterThan(0);
    const before = await peopleNow();
    for (const { method, path } of adminRoutes()) {
      const visitor = foyer.browser();
      await visitor.open('/login');
      if (method === 'get') await visitor.open(path);
      else await visitor.post(path, { _csrf: visitor.csrf });
      expect({ path, at: visitor.url.replace(/\?.*/, '') }).toEqual({ path, at: '/login' });
    }
    expect(await peopleNow()).toEqual(before);
  });

  it('are unknown to everybody else who is logged in, also with a second factor just proved', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    const app = await addApp(foyer, ada);
    await ada.open('/confirm');
    await ada.fillIn('Code', await app.nextCode()).press('Continue');
    expect(ada.url).toBe('/account');
    const before = await peopleNow();
    for (const { method, path } of adminRoutes()) {
      await ada.open('/account');
      if (method === 'get') await ada.open(path);
      else await ada.post(path, { _csrf: ada.csrf });
      expect({ path, status: ada.status }).toEqual({ path, status: 404 });
    }
    expect(await peopleNow()).toEqual(before);
    await ada.open('/account');
    expect(ada.page).not.toContain('Administration');
  });

  it('open for an admin, and the account leads there', async () => {
    const { browser } = await adminOf(foyer, 'admin@example.com');
    await browser.open('/account');
    expect(browser.html('a[href="/admin"]').text()).toBe('Manage this site');
    await browser.open('/admin');
    expect([browser.url, browser.status]).toEqual(['/admin', 200]);
  });

  it('are kept in no cache, and may run and load nothing of others', async () => {
    const { browser } = await adminOf(foyer, 'careful@example.com');
    for (const { path } of adminRoutes().filter(({ method }) => method === 'get')) {
      await browser.open(path);
      const { headers } = browser.answers[0] ?? browser.response;
      expect([path, headers['cache-control'], headers['content-security-policy']]).toEqual([
        ...[path, 'no-store', pagePolicy],
      ]);
      expect([path, browser.html('[style], style, script:not([src])').length]).toEqual([path, 0]);
    }
  });

  it('close with the next request when the role is taken', async () => {
    const { browser } = await adminOf(foyer, 'former@example.com');
    await giveRole(foyer, 'former@example.com', 'user');
    const before = await peopleNow();
    for (const { method, path } of adminRoutes()) {
      if (method === 'get') await browser.open(path);
      else await browser.post(path, { _csrf: browser.csrf });
      expect({ path, status: browser.status }).toEqual({ path, status: 404 });
      await browser.open('/account');
    }
    expect(await peopleNow()).toEqual(before);
  });

  it('close with the next request when the account is disabled, and nobody gets in again', async () => {
    const admin = await adminOf(foyer, 'disabled@example.com');
    await giveState(foyer, 'disabled@example.com', 'disabled');
    const before = await peopleNow();
    for (const { method, path } of adminRoutes()) {
      if (method === 'get') await admin.browser.open(path);
      else await admin.browser.post(path, { _csrf: admin.browser.csrf });
      expect({ path, at: admin.browser.url.replace(/\?.*/, '') }).toEqual({ path, at: '/login' });
    }
    expect(await peopleNow()).toEqual(before);
    const again = await firstStep(foyer, 'disabled@example.com');
    await again.fillIn('Code', await admin.app.nextCode()).press('Log in');
    expect(again.status).toBe(403);
    expect(again.page).toContain('Your account is disabled');
  });

  it('ask for a second factor, not for the password, if the session has begun without [ASVS 6.3.3]', async () => {
    const browser = await memberOf(foyer, 'trusting@example.com');
    const app = await addApp(foyer, browser);
    await giveRole(foyer, 'trusting@example.com', 'admin');
    await browser.open('/admin');
    expect(browser.url).toBe('/confirm?next=%2Fadmin');
    expect(browser.page).not.toContain('type="password"');
    await browser.post('/confirm', { _csrf: browser.csrf, next: '/admin', password: goodPassword });
    expect(browser.status).toBe(422);
    await browser.open('/admin');
    expect(browser.url).toBe('/confirm?next=%2Fadmin');
    // With the password alone, everything else is recent, and the pages for admins still closed.
    await browser.post('/confirm', { _csrf: browser.csrf, next: '/account', password: goodPassword });
    expect(browser.url).toBe('/account');
    await browser.open('/admin');
    expect(browser.url).toBe('/confirm?next=%2Fadmin');
    await proveFactor(foyer, { browser, app });
  });

  it('lead an admin without a second factor to set one up', async () => {
    const browser = await memberOf(foyer, 'bare@example.com');
    await giveRole(foyer, 'bare@example.com', 'admin');
    await browser.open('/admin');
    expect(browser.url).toBe('/account/security');
    expect(browser.page).toContain('Administrators need a second factor.');
  });

  it('need the token of a form, and change nothing without [ASVS 3.5.1]', async () => {
    const { browser } = await adminOf(foyer, 'forged@example.com');
    const before = await peopleNow();
    for (const { method, path } of adminRoutes()) {
      if (method === 'get') continue;
      for (const fields of [{}, { _csrf: 'x' }]) {
        await browser.open('/account');
        await browser.post(path, fields);
        expect({ path, status: browser.status }).toEqual({ path, status: 403 });
      }
      await browser.open('/account');
      await browser.post(path, { _csrf: browser.csrf }, { 'Sec-Fetch-Site': 'cross-site' });
      expect({ path, status: browser.status }).toEqual({ path, status: 403 });
    }
    expect(await peopleNow()).toEqual(before);
  });

  it('close when the last factor is removed in the session that had proved it', async () => {
    const { browser } = await adminOf(foyer, 'remover@example.com');
    await browser.open('/account/totp');
    await browser.press('Remove authenticator app');
    await browser.open('/admin');
    expect(browser.url).toBe('/account/security');
    await browser.post('/confirm', { _csrf: browser.csrf, next: '/account', password: goodPassword });
    await browser.open('/admin');
    expect(browser.url).toBe('/account/security');
  });

  it('ask again after ten minutes [ASVS 7.5.3]', async () => {
    const admin = await adminOf(foyer, 'late@example.com');
    foyer.clock.advance(minutes(11));
    await admin.browser.open('/admin');
    expect(admin.browser.url).toBe('/confirm?next=%2Fadmin');
    await proveFactor(foyer, admin);
  });

  it('are there for each of their forms, to return to from there', () => {
    const alike = (path: string): string => path.replace(/:\w+/g, ':');
    const pages = routesOf(foyer, 'get').map(alike);
    const forms = routesOf(foyer, 'post').filter((path) => path.startsWith('/admin/'));
    expect(forms.length).toBeGreaterThan(0);
    for (const path of forms) {
      const [form] = formsAt(foyer, path);
      const page = pageOf({ method: 'POST', form, path, originalUrl: path } as Parameters<typeof pageOf>[0]);
      expect({ path, form: form !== undefined, page, exists: pages.includes(alike(page)) }).toEqual({
        ...{ path, form: true, page, exists: true },
      });
    }
  });
});

describe('Each button on the page of a person', () => {
  it('changes something for an admin, so that the tests above would see it', async () => {
    const { browser } = await adminOf(foyer, 'able@example.com');
    const routes = routesOf(foyer, 'post').filter((path) => path.startsWith('/admin/users/:id/'));
    expect(routes.length).toBeGreaterThan(9);
    for (const route of routes) {
      const before = await peopleNow();
      for (const id of people) {
        await browser.open(`/admin/users/${id}`);
        await browser.post(route.replace(':id', id), { _csrf: browser.csrf });
      }
      expect({ route, changed: JSON.stringify(await peopleNow()) !== JSON.stringify(before) }).toEqual({
        route,
        changed: true,
      });
    }
  });
});

describe('With REQUIRE_SECOND_FACTOR=never', () => {
  it('a password is enough', async () => {
    const lax = await startApplication({ REQUIRE_SECOND_FACTOR: 'never' });
    try {
      const browser = await memberOf(lax, 'admin@example.com');
      await giveRole(lax, 'admin@example.com', 'admin');
      await browser.open('/admin');
      expect([browser.url, browser.status]).toEqual(['/admin', 200]);
      lax.clock.advance(minutes(11));
      await browser.open('/admin');
      await browser.fillIn('Password', goodPassword).press('Continue');
      expect(browser.url).toBe('/admin');
    } finally {
      await lax.stop();
    }
  });
});

describe('Whoever owns an account that is not active', () => {
  it.each([
    ['disabled', 'Your account is disabled'],
    ['waiting', 'Your account isn’t approved yet'],
  ] as const)('and %s learns it with the right password only', async (state, words) => {
    const email = `${state}-owner@example.com`;
    await becomeUser(foyer, email);
    await giveState(foyer, email, state);
    const wrong = await logIn(foyer, email, { password: 'not the password' });
    expect(wrong.status).toBe(422);
    expect(wrong.page).not.toContain(words);
    const right = await logIn(foyer, email);
    expect(right.status).toBe(403);
    expect(right.page).toContain(words);
    await right.open('/account');
    expect(right.url).toMatch(/^\/login/);
    await giveState(foyer, email, 'active');
    expect((await logIn(foyer, email)).url).toBe('/account');
  });

  it('loses every session and token at once, and gets none from the API', async () => {
    const browser = await memberOf(foyer, 'api@example.com');
    const token = await tokenOf(foyer, 'api@example.com');
    expect((await call(foyer, 'users/me', { token })).status).toBe(200);
    await giveState(foyer, 'api@example.com', 'disabled');
    expect((await call(foyer, 'users/me', { token })).status).toBe(401);
    await browser.open('/account');
    expect(browser.url).toMatch(/^\/login/);
    const refused = await call(foyer, 'auth/token', {
      method: 'POST',
      form: { grant_type: 'password', username: 'api@example.com', password: goodPassword },
    });
    expect(refused.status).toBe(400);
    expect(refused.json.error).toBe('invalid_grant');
    expect(refused.json.type).toMatch(/#account-inactive$/);
  });
});
