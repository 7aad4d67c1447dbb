import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { goodPassword, memberOf } from '../../support/people.js';
import { browserWith, sessionCookie, sessionOf, signedCookie } from '../../support/session-cookies.js';
import { exchange } from '../../support/wire.js';

let foyer: TestApplication;
/** The cookie of a session that Ada ended. No other session is live. */
let endedCookie: string;

beforeAll(async () => {
  foyer = await startApplication();
  const ada = await memberOf(foyer, 'ada@example.com');
  endedCookie = sessionOf(ada);
  await ada.press('Log out');
});

afterAll(async () => {
  await foyer.stop();
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
}

/**
 * A redirect to the repaired path, such as /account for //account, is followed: the answer there counts. Of /account
 * itself it would be a loop.
 */
async function rawFollowed(line: string): Promise<Answer> {
  const first = await raw(line);
  if (line.split(' ')[1] === '/account') expect(first.location).not.toBe('/account');
  return first.location === '/account' ? raw(`${line.split(' ', 1)[0] ?? ''} /account`) : first;
}

/** Neither the account nor a server error: a redirect to the log-in, a public page or a refusal. */
function expectClosed(trick: string, { status, text, location }: Answer): void {
  expect(`${trick}: ${status}`).toMatch(/: (200|303|400|403|404|405|415)$/);
  expect(text).not.toMatch(/Your account|Member since|ada@example\.com/);
  if (status === 200) expect(text).toMatch(/<h1>(Welcome|Log in)<\/h1>/);
  if (status === 303) expect(location).toMatch(/^\/login(\?next=|$)/);
}

async function raw(line: string, ...headers: string[]): Promise<Answer> {
  const answer = await exchange(
    foyer.url,
    `${[`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`,
  );
  return { status: answer.status, text: answer.text, location: answer.headers.get('location') };
}

describe('A visitor cannot reach the account', () => {
  it.each([
    '/account',
    '/ACCOUNT',
    '/Account',
    '/account/',
    '/ACCOUNT/',
    '//account',
    '///account',
    '/./account',
    '/../account',
    '/x/../account',
    '/login/../account',
    '/assets/../account',
    '/assets/..%2faccount',
    '/%61ccount',
    '/%2561ccount',
    '/%2e/account',
    '/%2faccount',
    '/login%2f..%2faccount',
    '/login/..;/account',
    '/;/account',
    '/account;',
    '/account;jsessionid=1',
    '/account%20',
    '/account%00',
    '/account%0a',
    '/account%23',
    '/account.',
    '/account.html',
    '/account.json',
    '/account/.',
    '/account/./',
    '/account/x/..',
    '/account?',
    '/account?next=/login',
    '/account?x=/login',
    '/account?_method=POST',
    '/account?principal=1&session=1&user=1',
    '/account?principal[userId]=1&__proto__[principal]=1&constructor[prototype][principal]=1',
    '/account?foyer_session=s%3Ax',
    '/account#/login',
    '/account\\',
    '\\account',
    '/\\account',
    '/ａccount',
    'http://localhost/account',
    'http://localhost:3000/account',
    'http://evil.example/account',
    'HTTP://EVIL.EXAMPLE/ACCOUNT',
    'http://user:password@localhost/account',
    'http:///account',
    'https://localhost/account',
    'account',
    '*',
  ])('by the URL %s [ASVS 1.1.1, 8.2.1]', async (target) => {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
      const answer = await rawFollowed(`${method} ${target}`);
      if (method === 'OPTIONS' && answer.status === 204) expect(answer.text).toBe('');
      else if (method === 'HEAD' && answer.status === 200) expect(answer.text).toBe('');
      else expectClosed(`${method} ${target}`, answer);
    }
  });

  it.each([
    'X-Original-URL: /account',
    'X-Rewrite-URL: /account',
    'X-Forwarded-Uri: /account',
    'X-Forwarded-Path: /account',
    'X-Forwarded-Prefix: /account',
    'X-HTTP-Method-Override: GET',
    'X-HTTP-Method: GET',
    'X-Method-Override: GET',
    'X-Forwarded-For: 127.0.0.1',
    'X-Forwarded-User: ada@example.com',
    'X-Remote-User: ada@example.com',
    'Remote-User: ada@example.com',
    'Authorization: Basic YWRhQGV4YW1wbGUuY29tOnZpb2xldCB0dWdib2F0IGFua2xl',
    'Authorization: Bearer x',
    'Referer: http://localhost:3000/account',
    'Origin: http://localhost:3000',
    'Sec-Fetch-Site: same-origin',
    'X-Middleware-Subrequest: middleware',
    'Upgrade: h2c',
    'Purpose: prefetch',
    'Range: bytes=0-1000',
  ])('by the header %s [ASVS 4.1.3]', async (header) => {
    for (const target of ['/account', '/', '/login', '/healthz']) {
      for (const method of ['GET', 'POST']) {
        const answer = await raw(`${method} ${target}`, header);
        if (target === '/healthz' && answer.status === 200) expect(answer.text).toBe('alive\n');
        else expectClosed(`${method} ${target} with ${header}`, answer);
      }
    }
  });

  it('by other HTTP methods', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'SEARCH', 'PURGE', 'LINK', 'QUERY']) {
      expectClosed(method, await raw(`${method} /account`));
    }
  });

  it('by cookies that are empty, unsigned, forged, duplicated or of an ended session [ASVS 7.2.1]', async () => {
    const [user] = await foyer.rows<{ id: string; email: string }>('SELECT id, email FROM users');
    const forged = signedCookie(foyer, 'A'.repeat(43));
    const values = ['', 'x', 's:', 's%3A', 's%3A.', 's%3Ax.y', user?.id ?? '', 'ada@example.com', endedCookie, forged];
    const cookies = [
      ...values.map((value) => `${sessionCookie}=${value}`),
      `${sessionCookie}=${forged}; ${sessionCookie}=${endedCookie}`,
      `${sessionCookie}=${endedCookie}; ${sessionCookie}=${forged}`,
      `${sessionCookie}="${endedCookie}"`,
      `${sessionCookie.toUpperCase()}=${endedCookie}`,
      `__Host-${sessionCookie}=${endedCookie}`,
      `__proto__=${endedCookie}; constructor=x; principal=${user?.id ?? ''}`,
      `connect.sid=${endedCookie}; session=${endedCookie}`,
      sessionCookie,
      `=${endedCookie}`,
    ];
    for (const cookie of cookies) {
      const answer = await raw('GET /account', `Cookie: ${cookie}`);
      expect({ cookie, ...answer }).toEqual({ cookie, status: 303, text: '', location: '/login?next=%2Faccount' });
    }
  });

  it('by two Cookie headers', async () => {
    const answer = await raw(
      'GET /account',
      `Cookie: ${sessionCookie}=${endedCookie}`,
      `Cookie: ${sessionCookie}=${signedCookie(foyer, '__proto__')}`,
    );
    expect(answer.status).toBe(303);
  });

  it.each([
    '__proto__=x',
    '__proto__[principal]=x',
    'constructor[prototype][principal]=x',
    'principal=x',
    'principal[userId]=1',
    'session=x',
    'userId=x',
    '_method=GET',
    'email[$ne]=x&password[$ne]=x',
    'email=ada@example.com&email=ada@example.com',
    'toString=x&hasOwnProperty=x',
  ])('by unknown fields: %s [ASVS 15.3.6]', async (fields) => {
    const visitor = await foyer.browser().open('/login');
    const form = new URLSearchParams({
      email: 'ada@example.com',
      password: 'violet tugboat uncle',
      _csrf: visitor.csrf,
    });
    for (const body of [fields, `${form.toString()}&${fields}`, `_csrf=${visitor.csrf}&${fields}`]) {
      // A wrong pair is counted.
      foyer.clock.advance(policy.limits.passwords.longest);
      const answer = await visitor.send('POST', '/login', body);
      expect([400, 403, 422]).toContain(answer.status);
      expect(visitor.cookies.has(sessionCookie)).toBe(false);
      expect((await visitor.send('GET', '/account')).status).toBe(303);
    }
    expect(({} as { principal?: unknown }).principal).toBeUndefined();
  });

  it('by sending a log-in with another method, in the query or as JSON', async () => {
    const query = new URLSearchParams({ email: 'ada@example.com', password: goodPassword }).toString();
    const visitor = await foyer.browser().open('/login');
    for (const [method, path] of [
      ['GET', `/login?${query}`],
      ['HEAD', `/login?${query}`],
      ['OPTIONS', `/login?${query}`],
      ['GET', `/login?_method=POST&_csrf=${visitor.csrf}&${query}`],
      ['POST', `/login?_csrf=${visitor.csrf}&${query}`],
    ] as const) {
      await visitor.send(method, path, undefined, { 'X-HTTP-Method-Override': 'POST' });
      expect(visitor.cookies.has(sessionCookie)).toBe(false);
    }
    const json = JSON.stringify({ email: 'ada@example.com', password: goodPassword, _csrf: visitor.csrf });
    const answer = await visitor.send('POST', '/login', json, { 'Content-Type': 'application/json' });
    expect(answer.status).toBe(415);
    expect(visitor.cookies.has(sessionCookie)).toBe(false);
  });

  it('but can after a log-in, by every spelling of the path that Express accepts', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    for (const path of ['/account', '/account/', '/ACCOUNT', '/account?next=/login']) {
      const answer = await browserWith(foyer, sessionOf(bea)).send('GET', path);
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      expect(answer.text).toContain('bea@example.com');
    }
  });
});
