import { days, minutes } from '../../src/common/time.js';
import { moveTo, undoWith } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { addApp } from '../support/factors.js';
import { FakeProvider, fromAnotherSite, leadsTo, linkWith, logInWith } from '../support/fake-provider.js';
import { addPasskey, logInWithPasskey } from '../support/passkeys.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';

let foyer: TestApplication;
let provider: FakeProvider;
let people = 0;

beforeAll(async () => {
  provider = await FakeProvider.open();
  foyer = await startApplication(provider.variables('fake', { TRUST_EMAIL: 'yes' }));
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
});

/** An account that has only an identity, in the browser in which it was made. */
async function memberWithout(): Promise<{ email: string; browser: Browser }> {
  people += 1;
  const email = `without-${people}@example.com`;
  provider.person = { sub: `sub-${people}`, email, email_verified: true };
  const browser = await logInWith(provider, foyer.browser());
  await browser.press('Create account');
  expect(browser.url).toBe('/account');
  return { email, browser };
}

const wait = (): void => foyer.clock.advance(minutes(11));

async function confirmAt(browser: Browser, loggedInAt?: number): Promise<Browser> {
  await browser.press('Confirm with Fake');
  const back = provider.authorize(leadsTo(browser));
  if (loggedInAt !== undefined) provider.wrongClaims = { auth_time: loggedInAt };
  await browser.open(back, fromAnotherSite);
  provider.wrongClaims = {};
  return browser;
}

/** As the moved clock of the application sees it. */
const nowThere = (): number => Math.floor(foyer.clock.now() / 1000);

describe('An account without a password', () => {
  it('is not logged in with any password, and the answer is that of a wrong one', async () => {
    const { email } = await memberWithout();
    const right = await logIn(foyer, email, { password: '' });
    expect(right.status).toBe(422);
    const wrong = await logIn(foyer, email, { password: goodPassword });
    const unknown = await logIn(foyer, 'nobody@example.com', { password: goodPassword });
    expect(wrong.status).toBe(unknown.status);
    expect(wrong.page.replaceAll(email, '')).toBe(unknown.page.replaceAll('nobody@example.com', ''));
  });

  it('confirms at its provider that it is them, when it asks again', async () => {
    const { browser } = await memberWithout();
    wait();
    await browser.open('/account/email');
    expect(browser.url).toContain('/confirm');
    expect(browser.page).not.toContain('Password');
    await browser.press('Confirm with Fake');
    const asked = new URL(leadsTo(browser)).searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    await browser.open('/account/email');
    await confirmAt(browser, nowThere());
    expect(browser.url).toBe('/account/email');
  });

  it('confirms nothing at a provider that has not asked again', async () => {
    const { browser } = await memberWithout();
    wait();
    for (const loggedInAt of [nowThere() - 3600, 0]) {
      await browser.open('/account/email');
      await confirmAt(browser, loggedInAt);
      expect(browser.page).toContain('didn’t ask you to log in again');
      await browser.open('/account/email');
      expect(browser.url).toContain('/confirm');
    }
  });

  it('confirms nothing with somebody else’s identity', async () => {
    const { browser } = await memberWithout();
    wait();
    await browser.open('/account/email');
    provider.person = { sub: 'somebody else' };
    await confirmAt(browser, nowThere());
    expect(browser.page).toContain('isn’t linked to yours');
  });

  it('has not just logged in when the provider says that it was long ago, or nothing [ASVS 6.8.4]', async () => {
    await memberWithout();
    for (const auth_time of [nowThere() - 3600, undefined]) {
      provider.wrongClaims = { auth_time };
      const browser = await logInWith(provider, foyer.browser());
      provider.wrongClaims = {};
      await browser.open('/account/email');
      expect(browser.url).toContain('/confirm');
    }
    provider.wrongClaims = { auth_time: nowThere() };
    const browser = await logInWith(provider, foyer.browser());
    provider.wrongClaims = {};
    await browser.open('/account/email');
    expect(browser.url).toBe('/account/email');
  });

  it('confirms with a code of its app', async () => {
    const { browser } = await memberWithout();
    const app = await addApp(foyer, browser);
    wait();
    await browser.open('/account/email');
    await browser.fillIn('Code', await app.nextCode()).press('Continue');
    expect(browser.url).toBe('/account/email');
  });

  it('sets a first password, after which it needs it', async () => {
    const { email, browser } = await memberWithout();
    await browser.open('/account/security');
    expect(browser.page).toContain('Password None');
    await browser.open('/account/password');
    expect(browser.page).not.toContain('Current password');
    await browser.fillIn('New password', 'short').press('Set password');
    expect(browser.page).toContain('at least 12 characters');
    await browser.fillIn('New password', goodPassword).press('Set password');
    expect(browser.url).toBe('/account');
    await foyer.mailbox.lastAbout(email, 'password');
    expect((await logIn(foyer, email)).url).toBe('/account');
    await browser.open('/account/password');
    await browser.fillIn('New password', `${goodPassword} again`).press('Change password');
    expect(browser.status).toBe(422);
    expect(browser.page).toContain('Enter your password');
  });

  it('sets none without having confirmed that it is them', async () => {
    const { email, browser } = await memberWithout();
    await browser.open('/account/password');
    const { csrf } = browser;
    wait();
    await browser.post('/account/password', { _csrf: csrf, newPassword: goodPassword });
    expect(browser.url).toContain('/confirm');
    expect((await logIn(foyer, email)).status).toBe(422);
  });

  it('gets its first password by mail, too', async () => {
    const { email } = await memberWithout();
    const browser = await foyer.browser().open('/password/forgot');
    await browser.fillIn('Email', email).press('Send reset link');
    await browser.open((await foyer.mailbox.lastAbout(email, 'Reset your')).link);
    await browser.fillIn('New password', goodPassword).press('Set new password');
    expect((await logIn(foyer, email, { browser })).url).toBe('/account');
    // The identity that it began with is still its own.
    expect((await logInWith(provider, foyer.browser())).url).toBe('/account');
  });

  it('is deleted after it has confirmed that it is them', async () => {
    const { email, browser } = await memberWithout();
    await browser.open('/account/delete');
    expect(browser.page).not.toContain('Password');
    await browser.press('Delete account');
    expect(browser.url).toBe('/login');
    await foyer.mailbox.lastAbout(email, 'will be deleted');
  });

  it('confirms a new address in a browser that is not logged in by a log-in', async () => {
    const { email, browser } = await memberWithout();
    await browser.open('/account/email');
    await browser.fillIn('New email', `new-${email}`).press('Send confirmation link');
    const { link } = await foyer.mailbox.lastTo(`new-${email}`);
    const other = await foyer.browser().open(link);
    await other.fillIn('Password', goodPassword).press('Confirm email');
    expect(other.status).toBe(422);
    expect(other.page).toContain('Log in another way to confirm');
  });

  it('keeps its last way in', async () => {
    const { browser } = await memberWithout();
    await browser.open('/account/identities');
    await browser.press('Unlink');
    expect(browser.status).toBe(422);
    expect(browser.page).toContain('This is your only way to log in.');
    expect((await logInWith(provider, foyer.browser())).url).toBe('/account');
    provider.person = { sub: `second-${people}` };
    await linkWith(provider, browser);
    const [, second] = browser.html('input[name=subject]').toArray();
    await browser.post('/account/identities/unlink', {
      _csrf: browser.csrf,
      issuer: provider.issuer,
      subject: browser.html(second).attr('value') ?? '',
    });
    expect(browser.page).toContain('Account unlinked.');
  });

  it('has a way in with a passkey, too, and keeps the last of them', async () => {
    const { browser } = await memberWithout();
    const passkey = await addPasskey(browser);
    await browser.open('/account/identities');
    await browser.press('Unlink');
    expect(browser.page).toContain('Account unlinked.');
    await browser.open('/account/passkeys');
    await browser.press('Remove');
    expect(browser.status).toBe(422);
    expect(browser.page).toContain('This is your only way to log in.');
    expect((await logInWithPasskey(foyer.browser(), passkey)).url).toBe('/account');
  });

  it('changes by the API what needs the password elsewhere, with a code or a recent log-in', async () => {
    const { email, browser } = await memberWithout();
    const app = await addApp(foyer, browser);
    const ask = async (method: string, body: object): Promise<number> => {
      const { text } = await browser.send('GET', '/api/v1/auth/csrf');
      const { token } = JSON.parse(text) as { token: string };
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': token };
      return (await browser.send(method, '/api/v1/users/me', JSON.stringify(body), headers)).status;
    };
    expect(await ask('PATCH', { email: `one-${email}` })).toBe(200);
    wait();
    expect(await ask('PATCH', { email: `two-${email}` })).toBe(422);
    expect(await ask('DELETE', {})).toBe(422);
    expect(await ask('PATCH', { email: `two-${email}`, code: '000000' })).toBe(422);
    expect(await ask('PATCH', { email: `two-${email}`, code: await app.nextCode() })).toBe(200);
    expect(await ask('PATCH', { password: goodPassword, code: await app.nextCode() })).toBe(200);
    expect(await ask('DELETE', { code: await app.nextCode() })).toBe(422);
    expect(await ask('DELETE', { currentPassword: goodPassword })).toBe(204);
  });
});

describe('Whoever takes an account back by mail', () => {
  it('unlinks what a stranger has linked in the week before, and nothing older', async () => {
    const email = 'stolen@example.com';
    const browser = await memberOf(foyer, email);
    provider.person = { sub: 'the owner' };
    await linkWith(provider, browser);
    foyer.clock.advance(days(8));
    const stolen = await logIn(foyer, email);
    provider.person = { sub: 'the thief' };
    await linkWith(provider, stolen);
    const owner = await foyer.browser().open('/password/forgot');
    await owner.fillIn('Email', email).press('Send reset link');
    await owner.open((await foyer.mailbox.lastAbout(email, 'Reset your')).link);
    await owner.fillIn('New password', `${goodPassword} again`).press('Set new password');
    expect((await logInWith(provider, foyer.browser())).url).toBe('/login/identity');
    provider.person = { sub: 'the owner' };
    expect((await logInWith(provider, foyer.browser())).url).toBe('/account');
  });

  it('unlinks what a stranger has linked who has changed its address, and keeps a second factor', async () => {
    const email = 'moved@example.com';
    const browser = await memberOf(foyer, email);
    const app = await addApp(foyer, browser);
    provider.person = { sub: 'another thief' };
    await linkWith(provider, browser);
    await moveTo(foyer, browser, 'thief@example.com');
    const { link } = await foyer.mailbox.lastAbout(email, 'email was changed');
    const owner = await undoWith(link, foyer.browser(), goodPassword);
    expect(owner.page).toContain('Your old email is back');
    expect((await logInWith(provider, foyer.browser())).url).toBe('/login/identity');
    const [left] = await foyer.rows<{ factors: number }>(
      'SELECT COUNT(*) AS factors FROM totp_keys k JOIN users u ON u.id = k.user_id WHERE u.email = ?',
      [email],
    );
    expect([Number(left?.factors), app.key.length > 0]).toEqual([1, true]);
  });
});
