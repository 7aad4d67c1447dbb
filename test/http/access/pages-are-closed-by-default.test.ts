import { startApplication, type TestApplication } from '../../support/application.js';
import { deleteAccount } from '../../support/acts.js';
import type { Browser } from '../../support/browser.js';
import { goodPassword, logIn, memberOf } from '../../support/people.js';
import { routesOf } from '../../support/routes.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** Public on purpose. Think before adding a page here; every other page requires a log-in. */
const open = {
  get: [
    '/',
    '/.foyer/pass',
    '/.well-known/change-password',
    '/.well-known/passkey-endpoints',
    '/.well-known/security.txt',
    '/account/email/confirm/:token',
    '/activate/:token',
    '/authz/enter',
    '/authz/forward',
    '/authz/nginx',
    '/healthz',
    '/login',
    '/login/code',
    '/login/code/passkey',
    '/login/identity',
    '/login/passkey',
    '/login/recovery',
    '/login/recovery/:token',
    '/login/with/:provider/callback',
    '/logout/site',
    '/metrics',
    '/not-me/:token',
    '/password/forgot',
    '/password/forgot/sent',
    '/password/reset',
    '/password/reset/:token',
    '/readyz',
    '/register',
    '/register/sent',
    '/register/waiting',
    '/undo/:token',
  ],
  post: [
    '/language',
    '/account/email/confirm/:token',
    '/activate/:token',
    '/login',
    '/login/code',
    '/login/identity',
    '/login/passkey',
    '/login/recovery',
    '/login/recovery/:token',
    '/login/recovery/:token/stop',
    '/login/with/:provider',
    '/logout/site',
    '/not-me/:token',
    '/password/forgot',
    '/password/reset',
    '/register',
    '/register/resend',
    '/undo/:token',
  ],
};

/** Without what they need, they lead to where it begins. */
const toElsewhere = [
  '/password/reset/:token',
  '/.well-known/change-password',
  '/login/code',
  '/login/code/passkey',
  '/login/identity',
  '/login/passkey',
  '/login/recovery',
];

const guarded = (method: 'get' | 'post'): string[] =>
  routesOf(foyer, method).filter((path) => !open[method].includes(path));

/** A path that a browser can request. */
const filledIn = (path: string): string => path.replace(/:\w+/g, 'A'.repeat(43));

describe('A visitor', () => {
  it('is redirected to the log-in by every page that is not public [ASVS 8.2.1]', async () => {
    expect(guarded('get')).toContain('/account');
    const visitor = foyer.browser();
    for (const path of guarded('get').map(filledIn)) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await visitor.send(method, `${path}?a=1&b=%2F`);
        expect({ path, status: answer.status, location: answer.headers.location }).toEqual({
          path,
          status: 303,
          location: `/login?next=${encodeURIComponent(`${path}?a=1&b=%2F`)}`,
        });
        expect(Number(answer.headers['content-length'] ?? 0)).toBe(0);
        expect(answer.headers['cache-control']).toBe('no-store');
      }
    }
  });

  it('is redirected to the log-in by every form that is not public, before anything else is checked [ASVS 8.2.1, 8.3.1]', async () => {
    expect(guarded('post')).toContain('/logout');
    const visitor = await foyer.browser().open('/login');
    for (const path of guarded('post').map(filledIn)) {
      for (const body of ['', `_csrf=${visitor.csrf}`, '_csrf=wrong&password=x', '__proto__=x&principal=x']) {
        const answer = await visitor.send('POST', path, body);
        expect({ path, body, status: answer.status }).toEqual({ path, body, status: 303 });
        expect(answer.headers.location).toMatch(/^\/login(\?next=|$)/);
      }
    }
  });

  it('reaches every public page', async () => {
    expect(routesOf(foyer, 'get')).toEqual(expect.arrayContaining(open.get));
    expect(routesOf(foyer, 'post')).toEqual(expect.arrayContaining(open.post));
    const visitor = await foyer.browser().open('/login');
    for (const path of open.get) {
      const answer = await visitor.send('GET', filledIn(path));
      expect({ path, status: answer.status }).toEqual({
        path,
        status: toElsewhere.includes(path)
          ? 303
          : path.includes(':') ||
              ['/password/reset', '/logout/site', '/.well-known/security.txt', '/.foyer/pass', '/metrics'].includes(
                path,
              )
            ? 404
            : path.startsWith('/authz/')
              ? 400
              : 200,
      });
    }
    for (const path of open.post) {
      const answer = await visitor.send('POST', filledIn(path), `_csrf=wrong`);
      expect({ path, status: answer.status }).toEqual({ path, status: 403 });
    }
  });

  it('finds no handler for any other method [ASVS 4.1.4]', () => {
    const { router } = foyer.app.getHttpAdapter().getInstance() as unknown as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    const pages = router.stack.filter(({ route }) => !route?.path.startsWith('/api/'));
    const methods = new Set(pages.flatMap(({ route }) => Object.keys(route?.methods ?? {})));
    expect([...methods].sort()).toEqual(['get', 'post']);
  });

  it('gets an uncached 404 for an unknown page, below a guarded path or not', async () => {
    const visitor = foyer.browser();
    for (const path of ['/account/x.css', '/account.css', '/account/..%2faccount', '/account;x.css', '/nowhere']) {
      const answer = await visitor.send('GET', path);
      expect({ path, status: answer.status }).toEqual({ path, status: 404 });
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });
});

/** What somebody can do whose account is scheduled for deletion. Think before adding a page here. */
const duringGrace = {
  get: ['/account/export', '/account/restore', '/confirm', '/confirm/passkey'],
  post: ['/account/restore', '/confirm', '/confirm/with/:provider', '/logout'],
};

describe('A user whose account is scheduled for deletion', () => {
  let bea: Browser;

  beforeAll(async () => {
    await deleteAccount(await memberOf(foyer, 'bea@example.com'));
    bea = await logIn(foyer, 'bea@example.com');
    foyer.clock.standStill();
  });

  it('is led by every guarded page to the question whether to restore it', async () => {
    for (const path of guarded('get').map(filledIn)) {
      for (const method of ['GET', 'HEAD']) {
        const { status, headers } = await bea.send(method, `${path}?a=1`);
        if (duringGrace.get.includes(path)) expect({ path, status }).toEqual({ path, status: 200 });
        else
          expect({ path, status, location: headers.location }).toEqual({
            path,
            status: 303,
            location: `/account/restore?next=${encodeURIComponent(`${path}?a=1`)}`,
          });
      }
    }
  });

  it('can send no guarded form before that, and none changes anything', async () => {
    await foyer.allMailSent();
    const before = await tablesOf(foyer);
    const closed = guarded('post').filter((path) => !duringGrace.post.includes(path));
    expect(closed).toContain('/account/password');
    for (const path of closed.map(filledIn)) {
      const answer = await bea.send('POST', path, `_csrf=${bea.csrf}&password=${encodeURIComponent(goodPassword)}`);
      expect({ path, status: answer.status }).toEqual({ path, status: 303 });
      expect(answer.headers.location).toMatch(/^\/account\/restore(\?next=|$)/);
    }
    expect(await tablesOf(foyer)).toEqual(before);
  });

  it('is led there by pages for visitors, too', async () => {
    for (const path of ['/', '/login', '/register', '/login?next=%2Faccount'])
      expect((await bea.open(path)).url).toBe('/account/restore?next=%2Faccount');
  });
});

describe('A logged-in user', () => {
  it('sees the account, but not under a longer path that a cache might store [ASVS 14.2.2, 14.2.5]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    expect((await ada.send('GET', '/account')).headers['cache-control']).toBe('no-store');
    for (const path of [
      '/account/x.css',
      '/account/favicon.svg',
      '/account%2fx.css',
      '/account%00.css',
      '/account;x.css',
    ]) {
      const answer = await ada.send('GET', path);
      expect({ path, status: answer.status }).toEqual({ path, status: 404 });
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.text).not.toContain('Member since');
    }
  });
});
