import { sha256 } from '../../src/common/keyring.js';
import { hours, minutes } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { FakeProvider, fromAnotherSite, leadsTo, linkWith, logInWith } from '../support/fake-provider.js';
import { goodPassword, memberOf } from '../support/people.js';

let foyer: TestApplication;
let provider: FakeProvider;
let other: FakeProvider;
let people = 0;

beforeAll(async () => {
  provider = await FakeProvider.open();
  other = await FakeProvider.open();
  foyer = await startApplication({
    ...other.variables('other'),
    ...provider.variables('fake'),
    LOGIN_WITH: 'fake,other',
  });
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
  await other.close();
});

beforeEach(async () => {
  people += 1;
  provider.person = { sub: `sub-${people}` };
  other.person = { sub: `sub-${people}` };
  await linkWith(provider, await memberOf(foyer, `member-${people}@example.com`));
});

afterEach(() => {
  for (const one of [provider, other]) {
    one.isCareful = true;
    one.sendsIssuer = true;
    one.wrongClaims = {};
    one.wrongMetadata = {};
    one.answersTokens = undefined;
  }
});

const isLoggedIn = (browser: Browser): boolean => [...browser.cookies.keys()].some((name) => name.includes('session'));

/** Up to the provider. Returns where it sends the browser back to. */
async function begin(browser: Browser, from = provider, name = 'Fake'): Promise<string> {
  await browser.open('/login');
  await browser.press(`Log in with ${name}`);
  return from.authorize(leadsTo(browser));
}

function changed(address: string, change: (query: URLSearchParams) => void): string {
  const url = new URL(address);
  change(url.searchParams);
  return url.href;
}

async function expectRefused(browser: Browser, status = 400): Promise<void> {
  expect(isLoggedIn(browser)).toBe(false);
  expect(browser.status).toBe(status);
  expect(browser.page).toMatch(/Logging in with .+ didn’t work/);
  expect(browser.page).not.toMatch(/at .+\.js/);
  await browser.open('/account');
  expect(browser.url).toContain('/login');
}

describe('A log-in with another provider', () => {
  it('works when nothing is wrong', async () => {
    expect(isLoggedIn(await logInWith(provider, foyer.browser()))).toBe(true);
  });

  it('is refused in a browser that has not begun it (RFC 9700, 4.7) [ASVS 10.2.1]', async () => {
    const address = await begin(foyer.browser());
    await expectRefused(await foyer.browser().open(address, fromAnotherSite));
  });

  it('is refused in a browser that has begun another one', async () => {
    const address = await begin(foyer.browser());
    const victim = foyer.browser();
    await begin(victim);
    await expectRefused(await victim.open(address, fromAnotherSite));
  });

  it('is refused with another state, and without one', async () => {
    for (const state of ['another', '']) {
      const browser = foyer.browser();
      const address = changed(await begin(browser), (query) => query.set('state', state));
      await expectRefused(await browser.open(address, fromAnotherSite));
    }
  });

  it('is refused with the nonce of another log-in (OpenID Connect Core, 3.1.3.7) [ASVS 10.5.1]', async () => {
    provider.wrongClaims = { nonce: 'of another log-in' };
    await expectRefused(await logInWith(provider, foyer.browser()));
  });

  it('is bound to the browser by PKCE: the code of another log-in is worth nothing (RFC 9700, 2.1.1)', async () => {
    const stolen = new URL(await begin(foyer.browser())).searchParams.get('code') ?? '';
    const browser = foyer.browser();
    const address = changed(await begin(browser), (query) => query.set('code', stolen));
    // So that the nonce does not refuse it before.
    provider.wrongClaims = { nonce: new URL(leadsTo(browser)).searchParams.get('nonce') };
    await expectRefused(await browser.open(address, fromAnotherSite));
  });

  it.each([
    ['another issuer', { iss: 'https://issuer.example' }],
    ['another audience', { aud: 'another client' }],
    ['an end in the past', { exp: 1 }],
    ['no subject', { sub: undefined }],
    ['a subject that is too long', { sub: 'x'.repeat(256) }],
  ])('is refused with an ID token that has %s [ASVS 10.5.4]', async (_, claims) => {
    provider.wrongClaims = claims;
    await expectRefused(await logInWith(provider, foyer.browser()));
  });

  it('is refused with an ID token that somebody else has signed [ASVS 6.8.2]', async () => {
    provider.signsWithAnotherKey = true;
    const refused = await logInWith(provider, foyer.browser());
    provider.signsWithAnotherKey = false;
    await expectRefused(refused);
  });

  it('is refused when the answer names another provider (RFC 9207)', async () => {
    const browser = foyer.browser();
    const address = changed(await begin(browser), (query) => query.set('iss', other.issuer));
    await expectRefused(await browser.open(address, fromAnotherSite));
  });

  it('is refused when a provider that names itself does not', async () => {
    const browser = foyer.browser();
    const address = changed(await begin(browser), (query) => query.delete('iss'));
    await expectRefused(await browser.open(address, fromAnotherSite));
  });

  it('is refused at the address of another provider (mix-up, RFC 9700, 4.4) [ASVS 10.2.2]', async () => {
    // Neither names itself, and the other one takes every code: only the addresses tell them apart.
    for (const one of [provider, other]) one.sendsIssuer = one.isCareful = false;
    const asked = other.tokensAsked;
    const browser = foyer.browser();
    const address = (await begin(browser)).replace('/with/fake/', '/with/other/');
    await expectRefused(await browser.open(address, fromAnotherSite));
    expect(other.tokensAsked).toBe(asked);
  });

  it('belongs to its provider: the same subject at another one is somebody else [ASVS 6.8.1, 10.5.2]', async () => {
    const browser = await logInWith(other, foyer.browser(), 'Other');
    expect(browser.url).toBe('/login/identity');
  });

  it('happens once, when its answer comes forty times at once', async () => {
    provider.isCareful = false;
    const browser = foyer.browser();
    const address = await begin(browser);
    const asked = provider.tokensAsked;
    const path = address.slice(foyer.config.baseUrl.length);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => browser.send('GET', path, undefined, fromAnotherSite)),
    );
    expect(provider.tokensAsked).toBe(asked + 1);
    expect(answers.filter(({ headers }) => headers.location === '/account')).toHaveLength(1);
    const sql = `SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = ?`;
    expect(await foyer.rows(sql, [`member-${people}@example.com`])).toHaveLength(2);
  });

  it('leads a browser that is logged in to its account when the answer is opened again', async () => {
    const browser = foyer.browser();
    const address = await begin(browser);
    await browser.open(address, fromAnotherSite);
    await browser.open(address, fromAnotherSite);
    expect(browser.url).toBe('/account');
  });

  it('has to end within ten minutes', async () => {
    const browser = foyer.browser();
    const address = await begin(browser);
    foyer.clock.advance(minutes(10));
    await expectRefused(await browser.open(address, fromAnotherSite));
  });

  it('is begun by a form with a token only', async () => {
    const browser = await foyer.browser().open('/login');
    await browser.post('/login/with/fake', {}, { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' });
    expect(browser.status).toBe(403);
    expect(browser.response.headers.refresh).toBeUndefined();
    expect([...browser.cookies.keys()].filter((name) => name.includes('provider'))).toEqual([]);
  });

  it('is not done by a prefetch, an image, or HEAD', async () => {
    const browser = foyer.browser();
    const path = (await begin(browser)).slice(foyer.config.baseUrl.length);
    const asked = provider.tokensAsked;
    await browser.send('GET', path, undefined, { ...fromAnotherSite, 'Sec-Purpose': 'prefetch' });
    await browser.send('GET', path, undefined, { ...fromAnotherSite, 'Sec-Fetch-Dest': 'image' });
    await browser.send('HEAD', path, undefined, fromAnotherSite);
    expect(provider.tokensAsked).toBe(asked);
    await browser.open(path, fromAnotherSite);
    expect(isLoggedIn(browser)).toBe(true);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', 'javascript:alert(1)'])(
    'never goes on to another site: %s',
    async (next) => {
      const browser = await foyer.browser().open('/login');
      await browser.post('/login/with/fake', { _csrf: browser.csrf, next });
      await browser.open(provider.authorize(leadsTo(browser)), fromAnotherSite);
      expect(browser.answers[0]?.headers.location).toBe('/account');
    },
  );

  it('keeps its secrets in a cookie of this host that nobody can read', async () => {
    const browser = await foyer.browser().open('/login');
    await browser.press('Log in with Fake');
    const [cookie = ''] = (browser.response.headers['set-cookie'] as unknown as string[]).filter((one) =>
      one.includes('provider='),
    );
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Domain/);
    const state = new URL(leadsTo(browser)).searchParams.get('state') ?? '';
    expect(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString('latin1')).not.toContain(state);
    const used = await foyer.rows('SELECT 1 FROM used_challenges WHERE challenge_hash = ?', [sha256(state)]);
    expect(used).toEqual([]);
  });
});

describe('A provider', () => {
  it('that the person has told “no” is a page, and the log-in by password goes on', async () => {
    const browser = foyer.browser();
    const address = changed(await begin(browser), (query) => {
      query.delete('code');
      query.set('error', 'access_denied');
      query.set('error_description', '<b>Call this number</b>');
    });
    await browser.open(address, fromAnotherSite);
    expect(browser.page).toContain('didn’t confirm who you are');
    expect(browser.response.text).not.toContain('Call this number');
    await expectRefused(browser);
  });

  it('that does not answer, or answers nonsense, is a page', async () => {
    for (const answer of [
      (res: { destroy(): void }) => res.destroy(),
      (res: { writeHead(status: number): { end(text: string): void } }) => res.writeHead(500).end('<html>'),
    ]) {
      provider.answersTokens = answer;
      await expectRefused(await logInWith(provider, foyer.browser()), 502);
    }
    const browser = await foyer.browser().open('/login');
    const email = `member-${people}@example.com`;
    await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Log in');
    expect(browser.url).toBe('/account');
  });

  it('whose answer has no end is cut off', async () => {
    provider.answersTokens = (res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        if (!res.destroyed && res.write(' '.repeat(65_536))) setImmediate(more);
        else res.once('drain', more);
      };
      more();
    };
    await expectRefused(await logInWith(provider, foyer.browser()), 502);
  });

  it('that sends Foyer elsewhere is not followed', async () => {
    provider.answersTokens = (res) => res.writeHead(307, { location: `${other.issuer}/token` }).end();
    const asked = other.tokensAsked;
    await expectRefused(await logInWith(provider, foyer.browser()));
    expect(other.tokensAsked).toBe(asked);
  });

  it('whose document names another issuer is refused [ASVS 10.5.3]', async () => {
    foyer.clock.advance(hours(7));
    provider.wrongMetadata = { issuer: other.issuer };
    const browser = await foyer.browser().open('/login');
    await browser.press('Log in with Fake');
    await expectRefused(browser);
  });

  it('that is not configured does not exist', async () => {
    const browser = await foyer.browser().open('/login');
    await browser.post('/login/with/nobody', { _csrf: browser.csrf });
    expect(browser.status).toBe(404);
    expect((await browser.open('/login/with/nobody/callback?code=1&state=2')).status).toBe(404);
  });
});

describe('Linking', () => {
  it('is done only in the session that has begun it', async () => {
    const victim = await memberOf(foyer, `victim-${people}@example.com`);
    const thief = await memberOf(foyer, `thief-${people}@example.com`);
    provider.person = { sub: `thief-${people}` };
    await thief.open('/account/identities');
    await thief.press('Link Fake');
    const address = provider.authorize(leadsTo(thief));
    // Even with the thief's cookie, planted in the victim's browser.
    for (const [name, value] of thief.cookies) if (name.includes('provider')) victim.cookies.set(name, value);
    await victim.open(address, fromAnotherSite);
    expect(victim.page).toContain('Start again.');
    expect(await foyer.rows('SELECT 1 FROM identities WHERE subject = ?', [`thief-${people}`])).toEqual([]);
  });

  it('asks for recent authentication', async () => {
    const browser = await memberOf(foyer, `recent-${people}@example.com`);
    await browser.open('/account/identities');
    const { csrf } = browser;
    foyer.clock.advance(minutes(11));
    await browser.post('/account/identities/link', { _csrf: csrf, provider: 'fake' });
    expect(browser.url).toContain('/confirm');
  });
});
