import { createHash } from 'node:crypto';
import request from 'supertest';
import { Records } from '../../src/oidc/records.js';
import { minutes, seconds } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { idOf, pathOf } from '../support/applications.js';
import { logIn, memberOf } from '../support/people.js';
import type { Browser } from '../support/browser.js';
import { claimsIn, RelyingParty } from '../support/relying-party.js';
import { exchange } from '../support/wire.js';

const issuer = 'https://foyer.example.com';

let foyer: TestApplication;
let shop: RelyingParty;
let wiki: RelyingParty;
let spa: RelyingParty;
let ada: Browser;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: issuer });
  shop = await RelyingParty.add(foyer);
  wiki = await RelyingParty.add(foyer, { name: 'Wiki', redirectUris: ['https://wiki.example.com/callback'] });
  spa = await RelyingParty.add(foyer, { name: 'Notes', isPublic: true });
  ada = await memberOf(foyer, 'ada@example.com');
  for (const site of [shop, wiki, spa]) await site.logIn(ada);
});

afterAll(async () => {
  await foyer.stop();
});

/** A code that nobody has redeemed yet. */
async function freshCode(site = shop) {
  const attempt = site.attempt();
  await attempt.open(ada);
  return { attempt, code: attempt.codeIn(ada) };
}

/** Where a request leads, if it leads anywhere else. */
async function ledTo(changes: Readonly<Record<string, string | undefined>>, site = shop): Promise<URL | number> {
  const response = await ada.send('GET', site.attempt(changes).path, undefined, { 'Sec-Fetch-Site': 'cross-site' });
  const { location } = response.headers as Record<string, string | undefined>;
  return location === undefined ? response.status : new URL(location, issuer);
}

async function errorOf(changes: Readonly<Record<string, string | undefined>>, site = shop): Promise<string | null> {
  const led = await ledTo(changes, site);
  return led instanceof URL ? fieldsOf(led).get('error') : String(led);
}

/** Of the answer to a site, wherever they are in the address. */
function fieldsOf({ search, hash }: URL): URLSearchParams {
  return new URLSearchParams(`${search.slice(1)}&${hash.slice(1)}`);
}

describe('RFC 9700, 4.1: an address to come back to', () => {
  it.each([
    'https://shop.example.com/callback/',
    'https://shop.example.com/callback?x=1',
    'https://shop.example.com/callback#x',
    'https://shop.example.com/callbackx',
    'https://shop.example.com/Callback',
    'https://shop.example.com/callback/../evil',
    'https://shop.example.com:443/callback',
    'https://SHOP.example.com/callback',
    'http://shop.example.com/callback',
    'https://shop.example.com.evil.example/callback',
    'https://shop.example.com@evil.example/callback',
    'https://evil.example/callback',
    '//evil.example',
    'javascript:alert(1)',
    'https://wiki.example.com/callback',
    '',
  ])('is the registered one to the letter, and not %j [OIDC: oidcc-ensure-registered-redirect-uri]', async (uri) => {
    expect(await ledTo({ redirect_uri: uri })).toBe(400);
    expect(await ledTo({ redirect_uri: uri, prompt: 'none' })).toBe(400);
  });

  it('cannot be left out [OIDC: oidcc-redirect-uri-query-mismatch]', async () => {
    expect(await ledTo({ redirect_uri: undefined })).toBe(400);
  });

  it('is not sent to by an unknown client, also with an error', async () => {
    expect(await ledTo({ client_id: 'nobody' })).toBe(400);
    expect(await ledTo({ client_id: undefined })).toBe(400);
  });

  it('is the same at the token endpoint (RFC 6749, 4.1.3)', async () => {
    const { attempt, code } = await freshCode();
    expect((await attempt.redeem(code, { redirect_uri: `${shop.callback}/` })).body.error).toBe('invalid_grant');
    expect((await attempt.redeem(code, { redirect_uri: undefined })).body.error).toBe('invalid_request');
  });

  it('shows an error page that says nothing of what was sent as markup', async () => {
    const { text, headers } = await ada.send('GET', shop.attempt({ redirect_uri: '"><script>x</script>' }).path);
    expect(text).not.toContain('<script>x');
    expect(headers['content-type']).toContain('text/html');
  });
});

describe('RFC 9700, 2.1.1 and 4.8: PKCE', () => {
  it('is needed, also from a site with a secret [OIDC: PKCE downgrade]', async () => {
    for (const site of [shop, spa]) {
      expect(await errorOf({ code_challenge: undefined, code_challenge_method: undefined }, site)).toBe(
        'invalid_request',
      );
      expect(await errorOf({ code_challenge_method: undefined }, site)).toBe('invalid_request');
      expect(await errorOf({ code_challenge: undefined }, site)).toBe('invalid_request');
    }
  });

  it('is S256 only', async () => {
    expect(await errorOf({ code_challenge_method: 'plain' })).toBe('invalid_request');
    const discovered = await request(foyer.url).get('/.well-known/openid-configuration');
    expect(discovered.body).toMatchObject({
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
    });
  });

  it('has the right verifier, which is not left out', async () => {
    for (const verifier of [undefined, 'A'.repeat(43), createHash('sha256').update('x').digest('base64url')]) {
      const { attempt, code } = await freshCode(spa);
      const { status, body } = await attempt.redeem(code, { code_verifier: verifier });
      expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_grant' });
    }
  });
});

describe('RFC 9700, 4.5 and RFC 6749, 4.1.2: a code', () => {
  it('is redeemed once at most when it is sent 40 times at once: a replay ends what the first has got', async () => {
    const { attempt, code } = await freshCode();
    const answers = await Promise.all(Array.from({ length: 40 }, async () => attempt.redeem(code)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status !== 200).every(({ body }) => body.error === 'invalid_grant')).toBe(
      true,
    );
  });

  it('is taken by one of 40 who have all found it unused', async () => {
    const { code } = await freshCode();
    const records = foyer.app.get(Records, { strict: false });
    const taken = await Promise.allSettled(
      Array.from({ length: 40 }, async () => records.consume('AuthorizationCode', code)),
    );
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('ends what came of it when it is sent again [OIDC: oidcc-codereuse]', async () => {
    const { attempt, code } = await freshCode();
    const { body } = await attempt.redeem(code);
    expect((await shop.userinfo(String(body.access_token))).status).toBe(200);
    expect((await attempt.redeem(code)).body.error).toBe('invalid_grant');
    expect((await shop.userinfo(String(body.access_token))).status).toBe(401);
    expect((await shop.refresh(String(body.refresh_token))).body.error).toBe('invalid_grant');
  });

  it('is for one site', async () => {
    const { attempt, code } = await freshCode();
    const stolen = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: shop.callback,
      code_verifier: attempt.verifier,
    };
    expect((await wiki.token(stolen)).body.error).toBe('invalid_grant');
    expect((await spa.token(stolen)).body.error).toBe('invalid_grant');
    expect((await attempt.redeem(code)).status).toBe(200);
  });

  it('works for a minute, also with a clock that was set back', async () => {
    const late = await freshCode();
    foyer.clock.advance(minutes(1) + seconds(1));
    expect((await late.attempt.redeem(late.code)).body.error).toBe('invalid_grant');
    foyer.clock.advance(-minutes(2));
    foyer.clock.advance(minutes(1));
  });

  it('is stored as a hash, as all tokens are', async () => {
    const tokens = await shop.logIn(ada);
    const stored = JSON.stringify(await foyer.rows('SELECT * FROM oidc_records'));
    for (const secret of [tokens.access_token, tokens.refresh_token]) expect(stored).not.toContain(secret);
  });
});

describe('RFC 9700, 4.14: a refresh token', () => {
  it('is replaced, and ends its family when the old one is used again', async () => {
    const first = await shop.logIn(ada);
    const { body: second } = await shop.refresh(first.refresh_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await shop.refresh(first.refresh_token)).body.error).toBe('invalid_grant');
    expect((await shop.refresh(String(second.refresh_token))).body.error).toBe('invalid_grant');
    expect((await shop.userinfo(String(second.access_token))).status).toBe(401);
  });

  it('ends no other log-in with it', async () => {
    const [first, other] = [await shop.logIn(ada), await shop.logIn(ada)];
    await shop.refresh(first.refresh_token);
    await shop.refresh(first.refresh_token);
    expect((await shop.userinfo(other.access_token)).status).toBe(200);
  });

  it('is used once, also when it is sent 40 times at once', async () => {
    const { refresh_token: token } = await shop.logIn(ada);
    const answers = await Promise.all(Array.from({ length: 40 }, async () => shop.refresh(token)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  });

  it('is for one site, and never for more than was granted', async () => {
    const tokens = await shop.logIn(ada, { scope: 'openid' });
    expect((await wiki.refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
    const more = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, scope: 'openid email' };
    expect((await shop.token(more)).body.error).toBe('invalid_scope');
  });
});

describe('RFC 9700, 4.4 and RFC 9207: an answer', () => {
  it('says who answers, also with an error, so that sites are not mixed up', async () => {
    for (const changes of [{}, { prompt: 'none' }, { response_type: 'token' }, { scope: 'openid', max_age: 'x' }]) {
      const led = await ledTo(changes);
      expect(led instanceof URL && fieldsOf(led).get('iss')).toBe(issuer);
    }
  });

  it('has the nonce, the audience and the issuer of its request', async () => {
    const attempt = shop.attempt();
    await attempt.open(ada);
    const { body } = await attempt.redeem(attempt.codeIn(ada));
    expect(claimsIn(String(body.id_token))).toMatchObject({ iss: issuer, aud: shop.id, nonce: attempt.nonce });
  });

  it('brings no token through the browser [OIDC: implicit and hybrid are not offered]', async () => {
    for (const type of ['token', 'id_token', 'code id_token', 'code token', 'id_token token', 'none'])
      expect(await errorOf({ response_type: type })).toBe('unsupported_response_type');
    const led = await ledTo({ response_type: 'id_token' });
    expect(led instanceof URL && led.hash).not.toContain('id_token=');
  });

  it('is signed with no algorithm “none” [OIDC: alg=none]', async () => {
    const answer = await request(foyer.url).get('/.well-known/openid-configuration');
    const discovered = answer.body as { id_token_signing_alg_values_supported: string[] };
    expect(discovered.id_token_signing_alg_values_supported.sort()).toEqual(['ES256', 'RS256']);
  });
});

describe('RFC 9700, 4.11: nobody is led', () => {
  it.each([
    'https://evil.example/',
    'https://shop.example.com/bye/',
    'https://shop.example.com/bye?x',
    '//evil.example',
  ])('to %j after a log-out', async (uri) => {
    const { id_token: hint } = await shop.logIn(ada);
    for (const query of [{ id_token_hint: hint }, { client_id: shop.id }]) {
      const path = `/oidc/logout?${new URLSearchParams({ ...query, post_logout_redirect_uri: uri }).toString()}`;
      await ada.open(path);
      expect({ status: ada.status, url: ada.url.split('?')[0] }).toEqual({ status: 400, url: '/logout/site' });
    }
    // Without saying who asks, nobody is led anywhere.
    await ada.open(`/oidc/logout?post_logout_redirect_uri=${encodeURIComponent(uri)}`);
    expect(ada.page).toContain('Log out?');
    expect(ada.html('input[name=to]').attr('value')).toBe('');
  });

  it('out by an ID token that is not one [OIDC: oidcc-rp-initiated-logout-bad-id-token-hint]', async () => {
    const { id_token: hint } = await shop.logIn(ada);
    const [head = '', body = '', signature = ''] = hint.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const other = Buffer.from(JSON.stringify({ ...claimsIn(hint), iss: 'https://evil.example' })).toString('base64url');
    const forged = [
      `${none}.${body}.`,
      `${none}.${body}.${signature}`,
      `${head}.${other}.${signature}`,
      `${head}.${body}.${signature.slice(0, -4)}AAAA`,
      `${head}.${body}`,
      'x',
      '..',
    ];
    for (const one of forged) {
      await ada.open(`/oidc/logout?id_token_hint=${encodeURIComponent(one)}`);
      expect({ one, status: ada.status }).toEqual({ one, status: 400 });
    }
    expect((await ada.open('/account')).url).toBe('/account');
  });

  it('out by a page of another site without an ID token: they are asked', async () => {
    await ada.open(`/oidc/logout?client_id=${shop.id}`, { 'Sec-Fetch-Site': 'cross-site' });
    expect(ada.page).toContain('Log out?');
    expect((await ada.open('/account')).url).toBe('/account');
    await ada.post(
      '/logout/site',
      { client: shop.id },
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
    );
    expect(ada.status).toBe(403);
    expect((await ada.open('/account')).url).toBe('/account');
  });

  it('out by an ID token of somebody else', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    const { id_token: hint } = await shop.logIn(eve);
    await ada.open(`/oidc/logout?id_token_hint=${hint}`);
    expect(ada.page).toContain('Log out?');
  });
});

describe('RFC 9700, 4.7 and 4.16: a question', () => {
  async function question(): Promise<{ browser: Browser; path: string; site: RelyingParty }> {
    const site = await RelyingParty.add(foyer);
    const browser = await logIn(foyer, 'ada@example.com');
    await site.attempt().open(browser);
    return { browser, path: browser.url, site };
  }

  it('is answered by a form of this site only', async () => {
    const { browser, path, site } = await question();
    const token = browser.csrf;
    for (const [fields, headers] of [
      [{}, {}],
      [{ _csrf: token }, { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
      [{ _csrf: token.replace(/^./, (first) => (first === '_' ? '-' : '_')) }, {}],
    ] as const) {
      await browser.post(path, fields, headers);
      expect(browser.status).toBe(403);
    }
    expect(await foyer.rows('SELECT 1 FROM consents WHERE client_id = ?', [site.id])).toEqual([]);
  });

  it('cannot be framed', async () => {
    const { browser } = await question();
    const { headers } = browser.response;
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-frame-options']).toBeDefined();
  });

  it('is nobody else’s: not another session’s, and not a visitor’s', async () => {
    const { path, site } = await question();
    const other = await logIn(foyer, 'ada@example.com');
    await other.open(path);
    expect({ status: other.status, page: other.page.includes('took too long') }).toEqual({ status: 410, page: true });
    const resume = await other.send('GET', path.replace('/consent/', '/oidc/auth/'));
    expect(resume.status).toBe(400);
    await other.post(path, { _csrf: other.csrf });
    expect(other.status).toBe(410);
    expect((await foyer.browser().open(path)).url).toMatch(/^\/login/);
    expect(await foyer.rows('SELECT 1 FROM consents WHERE client_id = ?', [site.id])).toEqual([]);
  });

  it('comes back as a refusal if it is refused', async () => {
    const site = await RelyingParty.add(foyer);
    const browser = await logIn(foyer, 'ada@example.com');
    const attempt = site.attempt();
    await attempt.open(browser);
    await browser.press('Cancel');
    const answer = attempt.answerIn(browser);
    expect(answer.origin + answer.pathname).toBe(site.callback);
    expect(Object.fromEntries(answer.searchParams)).toMatchObject({
      error: 'access_denied',
      state: attempt.state,
      iss: issuer,
    });
  });
});

describe('Hosts and addresses in a request', () => {
  const forged = {
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'http',
    Forwarded: 'host=evil.example',
  };

  it('do not change where this site is', async () => {
    const plain = await request(foyer.url).get('/.well-known/openid-configuration');
    const other = await request(foyer.url).get('/.well-known/openid-configuration').set(forged);
    expect(other.body).toEqual(plain.body);
    const text = JSON.stringify(other.body);
    expect(text).toContain(`"issuer":"${issuer}"`);
    for (const url of text.match(/https?:[^"]+/g) ?? []) expect(url.startsWith(issuer)).toBe(true);
  });

  it('do not, either, as a whole address in the request line', async () => {
    const { text } = await exchange(
      foyer.url,
      'GET http://evil.example/.well-known/openid-configuration HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    );
    expect(text).toContain(`"issuer":"${issuer}"`);
    expect(text).not.toContain('evil.example');
    const led = await exchange(
      foyer.url,
      `GET http://evil.example${shop.attempt().path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    );
    expect(led.headers.get('location')).toMatch(/^\/login\?next=%2Foidc%2Fauth/);
  });

  it('are not fetched: request_uri, request and a registration [SSRF, OIDC: oidcc-request-uri-unsigned]', async () => {
    expect(await errorOf({ request_uri: 'http://169.254.169.254/' })).toBe('request_uri_not_supported');
    expect(await errorOf({ request: 'x.y.z' })).toBe('request_not_supported');
    expect(await errorOf({ registration: '{}' })).toBe('registration_not_supported');
    for (const path of ['/oidc/reg', '/oidc/request', '/oidc/device/auth', '/oidc/ciba'])
      expect((await request(foyer.url).post(path).send({ jwks_uri: 'http://169.254.169.254/' })).status).toBe(404);
  });
});

describe('RFC 9700, 4.2.4 and RFC 6750, 2.3: secrets', () => {
  it('in an address are refused', async () => {
    const { access_token: token, refresh_token: refresh } = await shop.logIn(ada);
    expect((await request(foyer.url).get(`/oidc/userinfo?access_token=${token}`)).status).toBe(400);
    const query = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refresh, client_id: shop.id });
    const { status } = await request(foyer.url).post(`/oidc/token?${query.toString()}&client_secret=${shop.secret}`);
    expect(status).toBe(400);
    expect((await request(foyer.url).get(`/oidc/token?${query.toString()}`)).status).toBe(404);
  });

  it('of a site are compared as a whole', async () => {
    const { secret = '' } = shop;
    for (const wrong of ['', 'x', secret.slice(0, -1), `${secret}x`, secret.toUpperCase()]) {
      const answer = await request(foyer.url)
        .post('/oidc/token')
        .type('form')
        .auth(shop.id, wrong)
        .send('grant_type=refresh_token&refresh_token=x');
      expect((answer.body as { error: string }).error).toMatch(/invalid_client|invalid_request/);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    const { attempt, code } = await freshCode();
    const body = {
      client_id: shop.id,
      grant_type: 'authorization_code',
      code,
      redirect_uri: shop.callback,
      code_verifier: attempt.verifier,
    };
    const answer = await request(foyer.url).post('/oidc/token').type('form').send(body);
    expect((answer.body as { error: string }).error).toMatch(/invalid_client|invalid_request/);
  });

  it('are given to the site itself only: nobody looks up tokens of others, or ends them', async () => {
    const { access_token: token } = await shop.logIn(ada);
    expect(await wiki.isActive(token)).toBe(false);
    expect((await spa.post('/oidc/introspect', { token, client_id: spa.id })).body.active ?? false).toBe(false);
    await wiki.post('/oidc/revoke', { token });
    expect((await shop.userinfo(token)).status).toBe(200);
    await shop.post('/oidc/revoke', { token });
    expect((await shop.userinfo(token)).status).toBe(401);
  });
});

describe('Parameters', () => {
  it('that occur twice are refused (RFC 6749, 3.1 and 3.2)', async () => {
    for (const doubled of ['client_id', 'redirect_uri', 'state', 'scope', 'nonce', 'code_challenge', 'prompt']) {
      const path = `${shop.attempt().path}&${doubled}=x`;
      const { status, headers } = await ada.send('GET', path, undefined, { 'Sec-Fetch-Site': 'cross-site' });
      const { location } = headers as Record<string, string | undefined>;
      const error = location === undefined ? status : new URL(location).searchParams.get('error');
      expect({ doubled, error: error === 400 ? 'invalid_request' : error }).toEqual({
        doubled,
        error: 'invalid_request',
      });
    }
    const { attempt, code } = await freshCode();
    const twice = `grant_type=authorization_code&code=${code}&code=${code}&redirect_uri=${encodeURIComponent(shop.callback)}&code_verifier=${attempt.verifier}`;
    expect((await shop.post('/oidc/token', twice)).body.error).toBe('invalid_request');
  });

  it('of a log-out, too', async () => {
    await ada.open(`/oidc/logout?client_id=${shop.id}&client_id=x`);
    expect(ada.status).toBe(400);
  });

  it('sent as a form do the same as in an address (OpenID Core, 3.1.2.1)', async () => {
    const [path = '', query = ''] = shop.attempt().path.split('?');
    const { status, headers } = await foyer
      .browser()
      .send('POST', path, query, { Origin: 'https://shop.example.com', 'Sec-Fetch-Site': 'cross-site' });
    expect({ status, location: pathOf(headers.location) }).toEqual({ status: 303, location: `${path}?${query}` });
    const odd = await foyer.browser().send('POST', path, 'client_id=x\r\nSet-Cookie: a=b');
    expect(odd.status).toBe(400);
  });

  it('ask for nothing with HEAD', async () => {
    const before = await foyer.rows('SELECT COUNT(*) AS n FROM oidc_records');
    expect((await ada.send('HEAD', shop.attempt().path)).status).toBe(405);
    expect(await foyer.rows('SELECT COUNT(*) AS n FROM oidc_records')).toEqual(before);
  });
});

describe('Ids of people', () => {
  it('are others at each pairwise site (OpenID Core, 8.1)', async () => {
    const [one, two] = [
      await RelyingParty.add(foyer, { pairwise: true }),
      await RelyingParty.add(foyer, { pairwise: true }),
    ];
    const subs: unknown[] = [];
    for (const site of [one, two, one]) {
      const tokens = await site.logIn(ada);
      const { sub } = claimsIn(tokens.id_token);
      expect((await site.userinfo(tokens.access_token)).body.sub).toBe(sub);
      subs.push(sub);
    }
    expect(subs[0]).toBe(subs[2]);
    expect(new Set([...subs, await idOf(foyer, 'ada@example.com')]).size).toBe(3);
  });
});
