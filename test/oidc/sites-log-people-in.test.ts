import { policy } from '../../src/policy.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { idOf } from '../support/applications.js';
import { becomeUser, goodPassword, memberOf } from '../support/people.js';
import { claimsIn, RelyingParty, type Tokens } from '../support/relying-party.js';

let foyer: TestApplication;
let shop: RelyingParty;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: 'https://foyer.example.com' });
  shop = await RelyingParty.add(foyer);
});

afterAll(async () => {
  await foyer.stop();
});

describe('A site', () => {
  it('gets a code, tokens and what the person lets it know, once they have logged in and consented', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const ada = foyer.browser();
    const attempt = shop.attempt();
    await attempt.open(ada);
    expect(ada.url).toMatch(/^\/login\?next=/);
    await ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(ada.url).toMatch(/^\/consent\//);
    expect(ada.page).toContain('Shop asks for the following');
    expect(ada.page).toContain('Your email address');
    expect(ada.page).toContain('You go on at shop.example.com.');
    await ada.press('Continue');
    // Not by a redirect, which Chromium blocks after a form.
    expect(ada.status).toBe(200);
    expect(ada.response.headers.refresh).toMatch(/^0;url=https:\/\/shop\.example\.com\/callback\?/);
    const { status, body } = await attempt.redeem(attempt.codeIn(ada));
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { token_type: 'Bearer', scope: 'openid email profile' },
    });
    const tokens = body as unknown as Tokens;
    expect(claimsIn(tokens.id_token)).toMatchObject({
      iss: 'https://foyer.example.com',
      aud: shop.id,
      sub: await idOf(foyer, 'ada@example.com'),
      nonce: attempt.nonce,
      acr: 'urn:foyer:1fa',
      amr: ['pwd'],
    });
    const me = await shop.userinfo(tokens.access_token);
    expect(me.body).toMatchObject({ email: 'ada@example.com', email_verified: true, locale: 'en' });
    expect(await shop.isActive(tokens.access_token)).toBe(true);
  });

  it('has its question answered so often at most', async () => {
    const sam = await memberOf(foyer, 'sam@example.com');
    await shop.attempt().open(sam);
    const { path, fields } = sam.formWith('Continue');
    const body = new URLSearchParams(fields).toString();
    const { count } = policy.limits.changes;
    for (let done = 0; done < count; done += 1) expect((await sam.send('POST', path, body)).status).toBe(303);
    for (const way of [path, `${path}/refuse`]) expect((await sam.send('POST', way, body)).status).toBe(429);
    await shop.logIn(await memberOf(foyer, 'sue@example.com'));
  });

  it('can get the answer by a form, whose only script is named in the policy of its page', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    await shop.logIn(eve);
    const { text, headers, status } = await eve.send('GET', shop.attempt({ response_mode: 'form_post' }).path);
    expect(status).toBe(200);
    expect(text).toContain('action="https://shop.example.com/callback"');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none';frame-ancestors 'none';script-src 'sha256-[^']+'$/,
    );
  });

  it('is known the next time, in another session, too', async () => {
    const bob = await memberOf(foyer, 'bob@example.com');
    await shop.logIn(bob);
    await bob.open('/account');
    await bob.press('Log out');
    const attempt = shop.attempt();
    await attempt.open(bob);
    await bob.fillIn('Email', 'bob@example.com').fillIn('Password', goodPassword).press('Log in');
    expect((await attempt.redeem(attempt.codeIn(bob))).status).toBe(200);
  });
});
