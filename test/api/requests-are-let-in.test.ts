import { minutes } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import { deleteAccount } from '../support/acts.js';
import { type Answer, call, type Call, makeToken, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ API_ORIGINS: 'https://app.example.com, https://other.example.org' });
});

afterAll(async () => {
  await foyer.stop();
});

const kindOf = ({ json }: Answer): string => String(json.type).replace(/^.*#/, '');

/** Every route that needs a log-in, with a body that would be accepted. */
const closed: readonly (readonly [method: string, path: string, body?: object])[] = [
  ['GET', 'users/me'],
  ['PATCH', 'users/me', { displayName: 'Eve' }],
  ['DELETE', 'users/me', { currentPassword: goodPassword }],
  ['POST', 'users/me/restore'],
  ['GET', 'users/me/sessions'],
  ['DELETE', 'users/me/sessions'],
  ['DELETE', 'users/me/sessions/1'],
  ['GET', 'users/me/activity'],
  ['GET', 'users/me/export'],
  ['GET', 'users/me/tokens'],
  ['POST', 'users/me/tokens', { name: 'Eve', scopes: ['read'] }],
  ['DELETE', 'users/me/tokens/1'],
  ['POST', 'auth/logout'],
];

describe('Without a log-in', () => {
  it.each(closed.map(([method, path, body]) => ({ method, path, body })))(
    '$method $path is a 401 that says how to log in',
    async ({ method, path, body }) => {
      const answer = await call(foyer, path, { method, body });
      expect([answer.status, kindOf(answer)]).toEqual([401, 'log-in-needed']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="foyer"');
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it.each([
    'Bearer',
    'Bearer ',
    'Bearer foy_ses_',
    'Bearer x y',
    `Bearer foy_ses_${'0'.repeat(49)}`,
    `Bearer foy_pat_${'a'.repeat(43)}000000`,
  ])('“%s” is a token that does not work', async (authorization) => {
    const answer = await call(foyer, 'users/me', { headers: { Authorization: authorization } });
    expect([answer.status, kindOf(answer)]).toEqual([401, 'token-ended']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="foyer", error="invalid_token"');
  });
});

describe('With the cookie of a log-in', () => {
  const send = async (
    cookies: ReadonlyMap<string, string>,
    path: string,
    { headers, ...more }: Call,
  ): Promise<Answer> => {
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return call(foyer, path, { ...more, headers: { Cookie, ...headers } });
  };

  it('reading needs nothing more, and changing needs the token', async () => {
    const { cookies } = await memberOf(foyer, 'cookie@example.com');
    const change = { method: 'PATCH', body: { displayName: 'Ada' } };
    expect((await send(cookies, 'users/me', {})).json).toMatchObject({ email: 'cookie@example.com' });
    const without = await send(cookies, 'users/me', change);
    expect([without.status, kindOf(without)]).toEqual([403, 'csrf-token-needed']);
    const wrong = await send(cookies, 'users/me', { ...change, headers: { 'X-CSRF-Token': 'wrong' } });
    expect(wrong.status).toBe(403);
    const { json } = await send(cookies, 'auth/csrf', {});
    const headers = { 'X-CSRF-Token': json.token as string };
    expect((await send(cookies, 'users/me', { ...change, headers })).json).toMatchObject({ displayName: 'Ada' });
    const elsewhere = { ...headers, Origin: 'https://evil.example' };
    expect((await send(cookies, 'users/me', { ...change, headers: elsewhere })).status).toBe(401);
  });

  it('a page of another site has no cookie, also one that may use the API', async () => {
    const { cookies } = await memberOf(foyer, 'elsewhere@example.com');
    for (const headers of [
      { Origin: 'https://app.example.com' },
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ])
      expect((await send(cookies, 'users/me', { headers: headers })).status).toBe(401);
  });

  it('the export needs the token of the form too, since it leaves a trace', async () => {
    const { cookies } = await memberOf(foyer, 'trace@example.com');
    const exported = (): Promise<object[]> => foyer.rows("SELECT 1 FROM events WHERE type = 'exported'");
    const before = await exported();
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Purpose': 'prefetch' };
    const refused = await send(cookies, 'users/me/export', { headers });
    expect([refused.status, kindOf(refused)]).toEqual([403, 'csrf-token-needed']);
    expect(await exported()).toEqual(before);
    const { json } = await send(cookies, 'auth/csrf', {});
    const allowed = { ...headers, 'X-CSRF-Token': json.token as string };
    expect((await send(cookies, 'users/me/export', { headers: allowed })).status).toBe(200);
  });

  it('and what a proxy asks for in Authorization, the cookie counts', async () => {
    const { cookies } = await memberOf(foyer, 'proxy@example.com');
    const headers = { Authorization: 'Basic YWRhOmJvYg==' };
    expect((await send(cookies, 'users/me', { headers })).status).toBe(200);
  });

  it('and a token beside it, the token counts', async () => {
    const { cookies } = await memberOf(foyer, 'both@example.com');
    const headers = { Authorization: 'Bearer wrong' };
    expect((await send(cookies, 'users/me', { headers })).status).toBe(401);
  });

  it('the id of a session with a token is no cookie, and that of a cookie no token', async () => {
    const { cookies } = await memberOf(foyer, 'mixed@example.com');
    const [id = ''] = decodeURIComponent(cookies.get('foyer_session') ?? '')
      .slice(2)
      .split('.');
    expect((await call(foyer, 'users/me', { token: id })).status).toBe(401);
  });
});

describe('A page of another origin', () => {
  const asking = { 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'authorization' };

  it('may use tokens if the operator allows it, and never cookies', async () => {
    const Origin = 'https://other.example.org';
    const before = await call(foyer, 'users/me', { method: 'OPTIONS', headers: { ...asking, Origin } });
    expect(before.status).toBe(204);
    expect(before.headers.get('access-control-allow-origin')).toBe(Origin);
    expect(before.headers.get('access-control-allow-methods')).toContain('PATCH');
    for (const name of ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match'])
      expect(before.headers.get('access-control-allow-headers')?.split(', ')).toContain(name);
    const answer = await call(foyer, 'users/me', { headers: { Origin } });
    for (const { headers } of [before, answer]) {
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toContain('Origin');
    }
    expect(answer.headers.get('access-control-allow-origin')).toBe(Origin);
    expect(answer.headers.get('access-control-expose-headers')).toContain('WWW-Authenticate');
  });

  it.each(['https://evil.example', 'https://app.example.com.evil.example', 'http://app.example.com', 'null'])(
    '%s may not',
    async (Origin) => {
      for (const method of ['OPTIONS', 'GET']) {
        const { headers } = await call(foyer, 'users/me', { method, headers: { ...asking, Origin } });
        expect(headers.get('access-control-allow-origin')).toBeNull();
      }
    },
  );
});

describe('A personal token', () => {
  it('reads with the scope “read”, and changes nothing', async () => {
    await memberOf(foyer, 'reads@example.com');
    const token = await makeToken(foyer, await tokenOf(foyer, 'reads@example.com'), ['read']);
    for (const [method, path, body] of closed) {
      const answer = await call(foyer, path, { method, body, token });
      if (['users/me', 'users/me/activity'].includes(path) && method === 'GET') expect(answer.status).toBe(200);
      else if (path === 'auth/logout') expect(answer.status).toBe(403);
      else {
        expect([path, answer.status, kindOf(answer)]).toEqual([path, 403, 'scope-needed']);
        if (method === 'GET' && path !== 'users/me/export') continue;
        expect(answer.headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="account"');
      }
    }
  });

  it('never does what needs a log-in: it neither sees nor ends sessions and tokens, nor its own', async () => {
    await memberOf(foyer, 'limited@example.com');
    const token = await makeToken(foyer, await tokenOf(foyer, 'limited@example.com'));
    expect((await call(foyer, 'users/me', { method: 'PATCH', token, body: { displayName: 'Ada' } })).status).toBe(200);
    for (const [method, path, body] of [
      ['POST', 'users/me/tokens', { name: 'Another', scopes: ['read'] }],
      ['GET', 'users/me/tokens'],
      ['DELETE', 'users/me/tokens/1'],
      ['GET', 'users/me/sessions'],
      ['DELETE', 'users/me/sessions'],
      ['DELETE', 'users/me/sessions/1'],
      ['GET', 'users/me/export'],
    ] as const) {
      const answer = await call(foyer, path, { method, token, body });
      expect([answer.status, kindOf(answer)]).toEqual([403, 'scope-needed']);
    }
  });
});

describe('A log-in of long ago', () => {
  it('has to be repeated for what a thief would do first (RFC 9470)', async () => {
    await memberOf(foyer, 'old@example.com');
    const token = await tokenOf(foyer, 'old@example.com');
    foyer.clock.advance(policy.reauthentication.freshFor + minutes(1));
    const answer = await call(foyer, 'users/me/tokens', { token, body: { name: 'Late', scopes: ['read'] } });
    expect([answer.status, kindOf(answer)]).toEqual([401, 'recent-log-in-needed']);
    expect(answer.headers.get('www-authenticate')).toContain('error="insufficient_user_authentication", max_age=600');
    expect((await call(foyer, 'users/me', { token })).status).toBe(200);
  });
});

describe('An account that will be deleted', () => {
  it('can be read, restored and taken along, and nothing else', async () => {
    await deleteAccount(await memberOf(foyer, 'closing@example.com'));
    const token = await tokenOf(foyer, 'closing@example.com');
    expect((await call(foyer, 'users/me', { token })).json.deleteAfter).toMatch(/^\d{4}-/);
    const sessions = await call(foyer, 'users/me/sessions', { token });
    expect([sessions.status, kindOf(sessions)]).toEqual([403, 'account-closing']);
    expect((await call(foyer, 'users/me/export', { token })).status).toBe(200);
    expect((await call(foyer, 'users/me/restore', { method: 'POST', token })).status).toBe(204);
    expect((await call(foyer, 'users/me', { token })).json.deleteAfter).toBeNull();
    expect((await call(foyer, 'users/me/sessions', { token })).status).toBe(200);
  });
});

describe('A log-in for a token', () => {
  it('neither reads nor sets a cookie: a form of another site can be sent to it', async () => {
    const { cookies } = await memberOf(foyer, 'form@example.com');
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await call(foyer, 'auth/token', {
      form: { username: 'form@example.com', password: goodPassword },
      headers: { Cookie, Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
    });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
  });

  it('pushes out no browser of the owner, however many there are', async () => {
    const member = await memberOf(foyer, 'busy@example.com');
    const known = await foyer.rows('SELECT cookie_hash FROM devices');
    const first = await tokenOf(foyer, 'busy@example.com');
    for (let count = 0; count < policy.sessions.perUser; count += 1) await tokenOf(foyer, 'busy@example.com');
    expect((await call(foyer, 'users/me', { token: first })).status).toBe(401);
    expect((await member.open('/account')).url).toBe('/account');
    expect(await foyer.rows('SELECT cookie_hash FROM devices')).toEqual(known);
    for (let count = 0; count < policy.sessions.perUser; count += 1) {
      foyer.clock.advance(minutes(1));
      await logIn(foyer, 'busy@example.com');
    }
    const sessions = await foyer.rows<{ data: string }>(
      "SELECT data FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = 'busy@example.com'",
    );
    expect(sessions.filter(({ data }) => data.includes('"bearer":true'))).toHaveLength(policy.sessions.perUser);
    expect(sessions).toHaveLength(2 * policy.sessions.perUser);
  });
});

describe('Every route of the API', () => {
  it('is reached below its path only, whatever the case', async () => {
    await memberOf(foyer, 'case@example.com');
    const token = await tokenOf(foyer, 'case@example.com');
    for (const path of ['/API/v1/users/me', '/api/V1/Users/Me/'])
      expect((await fetch(foyer.url + path, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(200);
    for (const path of [
      '/%61pi/v1/users/me',
      '/api//v1/users/me',
      '//api/v1/users/me',
      '/api/v1%2Fusers/me',
      '/api/v1;x/users/me',
      '/api/v2/users/me',
      '/api/users/me',
    ]) {
      const { status } = await fetch(foyer.url + path, {
        headers: { Authorization: `Bearer ${token}` },
        redirect: 'manual',
      });
      expect([path, status]).toEqual([path, 404]);
    }
  });
});
