import { minutes } from '../../../src/common/time.js';
import { policy } from '../../../src/policy.js';
import { localPath } from '../../../src/http/security/local-path.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, memberOf } from '../../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

/** URLs of other sites, or of no page at all. */
const hostile = [
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/.//evil.example',
  '/./\\evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/x/../..//evil.example',
  '/%2e//evil.example',
  '/%2e%2e//evil.example',
  '/x/%2E%2e//evil.example',
  './/evil.example',
  '..//evil.example',
  '.\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  '\u001f//evil.example',
  '/\t.//evil.example',
  '/.\n//evil.example',
  '/\t\\evil.example',
  'http://evil.example',
  'HTTP://evil.example',
  'https://evil.example/account',
  'https:evil.example',
  'https:/evil.example',
  'https:///evil.example',
  'https:\\\\evil.example',
  'ht\ttps://evil.example',
  'http:////evil.example',
  '//evil.example\\@localhost:3000',
  '//localhost:3000@evil.example',
  'http://localhost:3000@evil.example/account',
  'http://localhost:3000:x@evil.example/account',
  'http://localhost:3000.evil.example/account',
  'http://localhost.evil.example:3000/account',
  'http://localhost:3001/account',
  'http://localhost/account',
  'https://localhost:3000/account',
  '//localhost/account',
  '//localhost:80/account',
  'http://127.0.0.1:3000/account',
  'http://localhost:3000//evil.example',
  'http://localhost:3000/.//evil.example',
  'http://user:password@localhost:3000//evil.example',
  '//localhost:3000//evil.example',
  'http:..//evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'javascript://localhost:3000/%0aalert(1)',
  'javascript://%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'mailto:eve@evil.example',
  'ftp://localhost:3000/',
  'ws://localhost:3000/',
  'about:blank',
  'blob:http://localhost:3000/account',
  'blob:http://evil.example/account',
  'filesystem:http://localhost:3000/temporary/x',
  'view-source:http://localhost:3000/',
  '//[::1]/account',
  '//[evil',
  'http://[',
  'http://',
  '//',
  '///',
  '//\u{FF0F}evil.example',
  '//\u2044evil.example',
  '//%65vil.example',
  '//evil。example',
  '//ｅvil.example',
  `/${'x'.repeat(3000)}`,
  `//evil.example/${'x'.repeat(3000)}`,
];

/** Looks odd, but is a path of this site. */
const odd = [
  '//localhost:3000\\@evil.example/',
  'http:evil.example',
  'http:\\\\localhost:3000\\account',
  'account',
  './account',
  '../account',
  '?x=1',
  '\u{FF0F}\u{FF0F}evil.example',
  '\u{FF0F}evil.example',
  '\u2044\u2044evil.example',
  '／／evil.example',
  '/%2F/evil.example',
  '/%2F%2Fevil.example',
  '/%5Cevil.example',
  '/%09/evil.example',
  '/%0d%0aLocation:%20//evil.example',
  '/@evil.example',
  '/:evil.example',
  '/;//evil.example',
  '/?//evil.example',
  '/?next=//evil.example',
  '/x//evil.example',
  '@evil.example',
  'evil.example',
  '/javascript:alert(1)',
  '/http://evil.example',
  '<script>alert(1)</script>',
  '/"><script>alert(1)</script>',
];

// Log-ins to one account have a budget.
beforeEach(() => {
  foyer.clock.advance(minutes(10));
});

const baseUrls = ['http://localhost:3000', 'https://foyer.example'];

/** A browser that follows this `Location` from a page of the site stays on the site. */
function expectLocal(location: string | undefined, next: string, ...origins: string[]): void {
  for (const origin of origins) {
    expect({ next, origin: new URL(location ?? '', `${origin}/login`).origin }).toEqual({ next, origin });
  }
  expect(location).toMatch(/^\/(?![/\\])[!-~]*$/);
}

async function logInWith(query: string, next?: string): Promise<string | undefined> {
  // Here too: one test logs in more often.
  foyer.clock.advance(minutes(1));
  const visitor = await foyer.browser().open('/login');
  const fields = { email: 'ada@example.com', password: goodPassword, _csrf: visitor.csrf };
  const body = new URLSearchParams(next === undefined ? fields : { ...fields, next }).toString();
  const answer = await visitor.send('POST', `/login${query}`, body);
  // Control characters are refused.
  if ([400, 422].includes(answer.status) && /\p{Cc}/u.test(next ?? '')) return '/refused';
  expect(answer.status).toBe(303);
  return answer.headers.location;
}

describe('A next on another site', () => {
  it.each(baseUrls)('is ignored, on %s [ASVS 1.2.2]', (baseUrl) => {
    for (const next of hostile) {
      // With the site's own scheme, `https:evil` is a relative path.
      const path = localPath(next, baseUrl);
      if (path !== undefined) expectLocal(path, next, baseUrl);
      if (baseUrl.startsWith('http:')) expect({ next, path }).toEqual({ next, path: undefined });
    }
  });

  it.each(baseUrls)('is ignored in 10,000 random combinations, on %s [ASVS 1.5.3, 3.7.2]', (baseUrl) => {
    const parts = ['/', '\\', '.', '..', '%2e', '\t', '\n', ':', '@', '?', '#', ';', 'x', ' ', '%2f', '%5c', '\u0000'];
    parts.push('evil.example', 'http:', 'https:', 'javascript:', 'blob:', new URL(baseUrl).host, '／', '\u2028');
    const pick = randomNumbers(1);
    let accepted = 0;
    for (let count = 0; count < 10_000; count += 1) {
      const length = 1 + (pick() % 7);
      const next = Array.from({ length }, () => parts[pick() % parts.length]).join('');
      const path = localPath(next, baseUrl);
      if (path === undefined) continue;
      accepted += 1;
      expectLocal(path, next, baseUrl);
    }
    // Otherwise the test would prove nothing.
    expect(accepted).toBeGreaterThan(1000);
    expect(accepted).toBeLessThan(9000);
  });

  it('leads to the account after a log-in, in the query and as a hidden field [ASVS 3.7.2]', async () => {
    // More simultaneous log-ins to one account would be rate limited.
    for (const values of inGroupsOf(policy.limits.passwords.free, hostile)) {
      await Promise.all(
        values.map(async (next) => {
          const byQuery = await logInWith(`?next=${encodeURIComponent(next)}`);
          const byField = await logInWith('', next);
          expect({ next, byQuery }).toEqual({ next, byQuery: '/account' });
          expect({ next, byField }).toEqual({ next, byField: byField === '/refused' ? byField : '/account' });
        }),
      );
    }
  });

  it('leads to the account for a user who is already logged in', async () => {
    const ada = await memberOf(foyer, 'bea@example.com');
    for (const next of hostile) {
      for (const path of ['/login', '/register', '/']) {
        const answer = await ada.send('GET', `${path}?next=${encodeURIComponent(next)}`);
        expect({ next, location: answer.headers.location }).toEqual({ next, location: '/account' });
      }
    }
  });

  it('is not kept in the form', async () => {
    for (const next of hostile) {
      const visitor = await foyer.browser().open(`/login?next=${encodeURIComponent(next)}`);
      expect(visitor.html('input[name=next]').attr('value')).toBeUndefined();
      expect(visitor.response.text).not.toContain('evil');
    }
  });

  it('is ignored if it occurs twice [ASVS 15.3.7]', async () => {
    expect(await logInWith('?next=/account%3Fx&next=//evil.example')).toBe('/account');
    expect(await logInWith('?next=//evil.example&next=/account%3Fx')).toBe('/account');
    expect(await logInWith('?next[]=//evil.example&next[0]=//evil.example')).toBe('/account');
    expect(await logInWith('?next=//evil.example', '/account?x=1')).toBe('/account?x=1');
    expect(await logInWith('?next=/account', '//evil.example')).toBe('/account');
    const visitor = await foyer.browser().open('/login');
    const form = `email=ada%40example.com&password=x&_csrf=${visitor.csrf}`;
    expect((await visitor.send('POST', '/login', `${form}&next=/a&next=//evil.example`)).status).toBe(400);
  });
});

describe('A next that only looks odd', () => {
  it.each(odd)('leads to a path of this site: %s [ASVS 1.2.2]', async (next) => {
    const ada = await logInWith(`?next=${encodeURIComponent(next)}`);
    expectLocal(ada, next, foyer.config.baseUrl, foyer.url);
    const visitor = await foyer.browser().open(`/login?next=${encodeURIComponent(next)}`);
    expectLocal(visitor.html('input[name=next]').attr('value'), next, foyer.config.baseUrl);
    expect(visitor.html('script:not([src^="/assets/"])')).toHaveLength(0);
  });
});

describe('A next on this site', () => {
  const good = [
    ['/account', '/account'],
    ['/account?from=mail&x=%2F', '/account?from=mail&x=%2F'],
    ['/account?x=a+b&y=ü', '/account?x=a+b&y=%C3%BC'],
    ['/activate/abc', '/activate/abc'],
    ['/', '/'],
    ['http://localhost:3000/account?x=1', '/account?x=1'],
    ['/account#sessions', '/account'],
    [
      `/account?${'x'.repeat(policy.requests.nextLength - 9)}`,
      `/account?${'x'.repeat(policy.requests.nextLength - 9)}`,
    ],
  ] as const;

  it.each(good)('leads there after the log-in: %s', async (next, location) => {
    expect(await logInWith(`?next=${encodeURIComponent(next)}`)).toBe(location);
    expect(await logInWith('', next)).toBe(location);
  });

  it.each(good)('leads there at once for a logged-in user: %s', async (next, location) => {
    const ada = await loggedIn();
    for (const path of ['/login', '/register', '/']) {
      const answer = await ada.send('GET', `${path}?next=${encodeURIComponent(next)}`);
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe(location);
    }
  });

  it('leads there when the user has logged in meanwhile', async () => {
    const ada = await foyer.browser().open('/login?next=%2Faccount%3Fx%3D1');
    const form = ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).formWith('Log in');
    await ada.press('Log in');
    await ada.post(form.path, form.fields);
    expect(ada.answers[0]?.headers.location).toBe('/account?x=1');
  });

  it('returns to the guarded page with its query, also after a wrong password', async () => {
    const visitor = await foyer.browser().open('/account?from=mail&x=%2F');
    expect(visitor.url).toBe('/login?next=%2Faccount%3Ffrom%3Dmail%26x%3D%252F');
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', 'violet tugboat uncle').press('Log in');
    expect(visitor.status).toBe(422);
    await visitor.fillIn('Password', goodPassword).press('Log in');
    expect(visitor.answers[0]?.headers.location).toBe('/account?from=mail&x=%2F');
    expect(visitor.page).toContain('ada@example.com');
  });

  it('defaults to the account if missing or empty', async () => {
    expect(await logInWith('')).toBe('/account');
    expect(await logInWith('?next=')).toBe('/account');
    expect(await logInWith('', '')).toBe('/account');
  });

  it('causes no redirect loop', async () => {
    const ada = await loggedIn();
    for (const path of [
      '/login?next=/login',
      '/login?next=%2Flogin%3Fnext%3D%2Flogin',
      '/register?next=/',
      '/?next=/',
    ]) {
      await ada.open(path);
      expect(ada.url).toBe('/account');
    }
  });

  async function loggedIn(): Promise<Browser> {
    const ada = await foyer.browser().open('/login');
    return ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
  }
});

/** The same numbers every time (a linear congruential generator), so that a failure can be reproduced. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

function inGroupsOf<T>(size: number, all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
