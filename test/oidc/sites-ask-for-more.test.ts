import { minutes } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { groupsOf, idOf } from '../support/applications.js';
import { proveAgain } from '../support/acts.js';
import { addApp } from '../support/factors.js';
import { becomeUser, goodPassword, memberOf } from '../support/people.js';
import { claimsIn, RelyingParty } from '../support/relying-party.js';

let foyer: TestApplication;
let shop: RelyingParty;
let people = 0;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: 'https://foyer.example.com' });
  shop = await RelyingParty.add(foyer);
});

afterAll(async () => {
  await foyer.stop();
});

const newEmail = (): string => `person${(people += 1)}@example.com`;

describe('prompt=none', () => {
  it('asks for nothing, and says what would have been asked', async () => {
    const visitor = foyer.browser();
    const first = shop.attempt({ prompt: 'none' });
    await first.open(visitor);
    expect(first.answerIn(visitor).searchParams.get('error')).toBe('login_required');
    const ada = await memberOf(foyer, newEmail());
    const second = shop.attempt({ prompt: 'none' });
    await second.open(ada);
    expect(second.answerIn(ada).searchParams.get('error')).toBe('consent_required');
    await shop.logIn(ada);
    await shop.logIn(ada, { prompt: 'none' });
    foyer.clock.advance(minutes(2));
    const old = shop.attempt({ prompt: 'none', max_age: '60' });
    await old.open(ada);
    expect(old.answerIn(ada).searchParams.get('error')).toBe('login_required');
  });
});

describe('prompt=login and max_age', () => {
  it.each([{ prompt: 'login' }, { max_age: '0' }, { max_age: '60' }])(
    'lead once to a proof of who it is: %j',
    async (changes) => {
      const ada = await memberOf(foyer, newEmail());
      await shop.logIn(ada);
      foyer.clock.advance(minutes(2));
      const attempt = shop.attempt(changes);
      await attempt.open(ada);
      expect(ada.url).toMatch(/^\/confirm\?next=/);
      await proveAgain(ada);
      const { body } = await attempt.redeem(attempt.codeIn(ada));
      const { auth_time: time } = claimsIn(String(body.id_token));
      expect(Math.abs(Number(time) * 1000 - foyer.clock.now())).toBeLessThan(minutes(1));
    },
  );

  it('is not skipped by a made-up time in the address', async () => {
    const ada = await memberOf(foyer, newEmail());
    await shop.logIn(ada);
    foyer.clock.advance(minutes(2));
    const before = `${foyer.clock.now() - minutes(10)}.${'A'.repeat(43)}`;
    await shop.attempt({ prompt: 'login', foyer_asked: before }).open(ada);
    expect(ada.url).toMatch(/^\/confirm\?next=/);
    const back = new URLSearchParams(ada.url.split('?')[1]).get('next') ?? '';
    const [, asked = ''] = /foyer_asked=([^&]+)/.exec(back) ?? [];
    await shop.attempt({ prompt: 'login', foyer_asked: asked }).open(ada);
    expect(ada.url).toMatch(/^\/confirm\?next=/);
  });

  it('is enough with the log-in itself', async () => {
    const email = newEmail();
    await becomeUser(foyer, email);
    const browser = foyer.browser();
    const attempt = shop.attempt({ prompt: 'login consent', max_age: '0' });
    await attempt.open(browser);
    await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Log in');
    await browser.press('Continue');
    expect((await attempt.redeem(attempt.codeIn(browser))).status).toBe(200);
  });
});

describe('prompt=consent', () => {
  it('asks again', async () => {
    const ada = await memberOf(foyer, newEmail());
    await shop.logIn(ada);
    const attempt = shop.attempt({ prompt: 'consent' });
    await attempt.open(ada);
    expect(ada.url).toMatch(/^\/consent\//);
    await ada.press('Continue');
    expect((await attempt.redeem(attempt.codeIn(ada))).status).toBe(200);
  });

  it('is needed for more than was given, and keeps what was', async () => {
    const ada = await memberOf(foyer, newEmail());
    await shop.logIn(ada, { scope: 'openid' });
    const attempt = shop.attempt({ scope: 'openid email' });
    await attempt.open(ada);
    expect(ada.page).toContain('Your email address');
    await ada.press('Continue');
    expect((await attempt.redeem(attempt.codeIn(ada))).body.scope).toBe('openid email');
    await shop.logIn(ada, { scope: 'openid email', prompt: 'none' });
  });

  it('is never asked of a trusted site', async () => {
    const ada = await memberOf(foyer, newEmail());
    const own = await RelyingParty.add(foyer, { trusted: true });
    const attempt = own.attempt({ scope: 'openid email groups' });
    await attempt.open(ada);
    expect(ada.url).toMatch(/^\/oidc\/auth/);
    expect((await attempt.redeem(attempt.codeIn(ada))).body.scope).toBe('openid email groups');
  });

  it('shows claims one by one only with their scope', async () => {
    const ada = await memberOf(foyer, newEmail());
    const claims = JSON.stringify({ userinfo: { email: { essential: true }, name: null } });
    const tokens = await shop.logIn(ada, { scope: 'openid', claims });
    expect((await shop.userinfo(tokens.access_token)).body).toEqual({ sub: claimsIn(tokens.id_token).sub });
  });
});

describe('acr', () => {
  it('leads to the second factor, and says that there was one', async () => {
    const email = newEmail();
    const ada = await memberOf(foyer, email);
    const app = await addApp(foyer, ada);
    await shop.logIn(ada);
    const essential = JSON.stringify({ id_token: { acr: { essential: true, value: 'urn:foyer:2fa' } } });
    // The session that has added it has not used it.
    const attempt = shop.attempt({ claims: essential });
    await attempt.open(ada);
    if (ada.url.startsWith('/confirm')) await ada.fillIn('Code', await app.nextCode()).press('Continue');
    const { body } = await attempt.redeem(attempt.codeIn(ada));
    expect(claimsIn(String(body.id_token))).toMatchObject({ acr: 'urn:foyer:2fa' });
    expect(claimsIn(String(body.id_token)).amr).toContain('mfa');
  });

  it('is satisfied by two proofs if one is asked for', async () => {
    const ada = await memberOf(foyer, newEmail());
    const app = await addApp(foyer, ada);
    await ada.open('/confirm');
    await ada.fillIn('Code', await app.nextCode()).press('Continue');
    const claims = JSON.stringify({ id_token: { acr: { essential: true, value: 'urn:foyer:1fa' } } });
    for (const changes of [{ claims }, { acr_values: 'urn:foyer:1fa' }]) {
      const { id_token: idToken } = await shop.logIn(ada, changes);
      expect(claimsIn(idToken).acr).toBe('urn:foyer:1fa');
    }
    expect(claimsIn((await shop.logIn(ada, { acr_values: 'urn:foyer:2fa urn:foyer:1fa' })).id_token).acr).toBe(
      'urn:foyer:2fa',
    );
  });

  it('is refused for an account without one if it is essential, and left as it is if not', async () => {
    const ada = await memberOf(foyer, newEmail());
    const { id_token: idToken } = await shop.logIn(ada, { acr_values: 'urn:foyer:2fa' });
    expect(claimsIn(idToken).acr).toBe('urn:foyer:1fa');
    const claims = JSON.stringify({ id_token: { acr: { essential: true, values: ['urn:foyer:2fa'] } } });
    const attempt = shop.attempt({ claims });
    await attempt.open(ada);
    expect(attempt.answerIn(ada).searchParams.get('error')).toBe('unmet_authentication_requirements');
  });
});

describe('A site for a group', () => {
  it('is shown to nobody else, who can go back', async () => {
    await groupsOf(foyer).add('staff');
    const staff = await RelyingParty.add(foyer, { groupName: 'staff', name: 'Staff room' });
    const email = newEmail();
    const ada = await memberOf(foyer, email);
    const none = staff.attempt({ prompt: 'none' });
    await none.open(ada);
    expect(none.answerIn(ada).searchParams.get('error')).toBe('access_denied');
    const attempt = staff.attempt();
    await attempt.open(ada);
    expect({ status: ada.status, page: ada.page }).toMatchObject({ status: 403 });
    expect(ada.page).toContain('You can’t open this application');
    await ada.press('Back to Staff room');
    expect(attempt.answerIn(ada).searchParams.get('error')).toBe('access_denied');
    // Consenting to it anyway does not help.
    await attempt.open(ada);
    await ada.post(ada.url, { _csrf: ada.csrf });
    expect(ada.url).toMatch(/^\/consent\//);
    await groupsOf(foyer).addMember('staff', await idOf(foyer, email));
    await staff.logIn(ada);
  });
});

describe('A hint of who it is', () => {
  it('is answered with an error if somebody else is logged in', async () => {
    const [one, two] = [await memberOf(foyer, newEmail()), await memberOf(foyer, newEmail())];
    const { id_token: hint } = await shop.logIn(one);
    await shop.logIn(two);
    const attempt = shop.attempt({ id_token_hint: hint });
    await attempt.open(two);
    expect(attempt.answerIn(two).searchParams.get('error')).toBe('login_required');
    await shop.logIn(one, { id_token_hint: hint });
  });
});

describe('A log-out by the site', () => {
  it('ends the session here, and comes back with its state', async () => {
    const ada = await memberOf(foyer, newEmail());
    const tokens = await shop.logIn(ada);
    const query = new URLSearchParams({
      id_token_hint: tokens.id_token,
      post_logout_redirect_uri: 'https://shop.example.com/bye',
      state: 'x y',
    });
    await ada.open(`/oidc/logout?${query.toString()}`, { 'Sec-Fetch-Site': 'cross-site' });
    expect(ada.response.headers.location).toBe('https://shop.example.com/bye?state=x+y');
    expect((await shop.userinfo(tokens.access_token)).status).toBe(401);
    expect((await ada.open('/account')).url).toMatch(/^\/login/);
  });

  it('asks without an ID token, and goes on by itself', async () => {
    const ada = await memberOf(foyer, newEmail());
    await shop.logIn(ada);
    const query = new URLSearchParams({
      client_id: shop.id,
      post_logout_redirect_uri: 'https://shop.example.com/bye',
      state: 's',
    });
    await ada.open(`/oidc/logout?${query.toString()}`, { 'Sec-Fetch-Site': 'cross-site' });
    await ada.press('Log out');
    expect(ada.response.headers.refresh).toBe('0;url=https://shop.example.com/bye?state=s');
    expect((await ada.open('/account')).url).toMatch(/^\/login/);
  });
});

describe('A request', () => {
  it('that is too long to come back to is refused, and not lost', async () => {
    const visitor = foyer.browser();
    await shop.attempt({ state: 'x'.repeat(3000) }).open(visitor);
    expect(visitor.response.headers.location).toContain('error=invalid_request');
  });
});

describe('Connected sites', () => {
  it('are listed, exported and disconnected', async () => {
    const email = newEmail();
    const ada = await memberOf(foyer, email);
    await shop.logIn(ada);
    await ada.open('/account/security');
    expect(ada.page).toContain('Connected sites');
    await ada.open('/account/sites');
    expect(ada.page).toContain('Shop');
    expect(ada.page).toContain('Your email address');
    await ada.press('Disconnect');
    expect(ada.page).toContain('Site disconnected.');
    expect(ada.page).toContain('No sites are connected.');
    await ada.open('/account/activity');
    expect(ada.page).toContain('Site connected');
    expect(ada.page).toContain('Site disconnected');
    const attempt = shop.attempt();
    await attempt.open(ada);
    expect(ada.url).toMatch(/^\/consent\//);
  });

  it('of others are not disconnected', async () => {
    const [one, two] = [await memberOf(foyer, newEmail()), await memberOf(foyer, newEmail())];
    const tokens = await shop.logIn(one);
    await two.open('/account/security');
    await two.post('/account/sites/end', { site: shop.id, _csrf: two.csrf });
    expect((await shop.userinfo(tokens.access_token)).status).toBe(200);
  });
});
