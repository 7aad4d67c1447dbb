import { minutes } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { addApp } from '../support/factors.js';
import { FakeProvider, logInWith } from '../support/fake-provider.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../support/people.js';

let foyer: TestApplication;
let trusted: FakeProvider;
let untrusted: FakeProvider;
let people = 0;

beforeAll(async () => {
  [trusted, untrusted] = [await FakeProvider.open(), await FakeProvider.open()];
  foyer = await startApplication({
    ...trusted.variables('trusted', { TRUST_EMAIL: 'yes' }),
    ...untrusted.variables('other'),
    LOGIN_WITH: 'trusted,other',
  });
});

afterAll(async () => {
  await foyer.stop();
  await trusted.close();
  await untrusted.close();
});

/** Logs in with an identity that nobody has seen before. */
async function comeWith(
  provider: FakeProvider,
  email: string,
  { verified = true, browser = foyer.browser(), next = '' } = {},
): Promise<Browser> {
  people += 1;
  provider.person = { sub: `sub-${people}`, email, email_verified: verified, name: 'Ada Lovelace' };
  return logInWith(provider, browser, provider === trusted ? 'Trusted' : 'Other', next);
}

const identitiesOf = (email: string): Promise<unknown[]> =>
  foyer.rows('SELECT 1 FROM identities i JOIN users u ON u.id = i.user_id WHERE u.email = ?', [email]);

describe('An identity that is linked to no account', () => {
  it('gets an account at once when a trusted provider has verified its address', async () => {
    const browser = await comeWith(trusted, 'new@example.com');
    expect(browser.url).toBe('/login/identity');
    expect(browser.page).toContain('The Trusted account “new@example.com” isn’t linked');
    expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', ['new@example.com'])).toEqual([]);
    await browser.press('Create account');
    expect(browser.url).toBe('/account');
    expect(browser.page).toContain('Your account is active and you’re logged in.');
    expect(browser.page).toContain('Ada Lovelace');
    const again = await logInWith(trusted, foyer.browser(), 'Trusted');
    expect(again.page).toContain('new@example.com');
  });

  it('goes on to where it was going', async () => {
    const browser = await comeWith(trusted, 'going@example.com', { next: '/account/activity' });
    await browser.press('Create account');
    expect(browser.url).toBe('/account/activity');
  });

  it('confirms its address by mail first when nobody trusted has verified it', async () => {
    for (const [provider, verified] of [
      [untrusted, true],
      [trusted, false],
    ] as const) {
      const email = `mail-${people}@example.com`;
      const browser = await comeWith(provider, email, { verified });
      await browser.press('Create account');
      expect(browser.url).toBe('/register/sent');
      expect(await identitiesOf(email)).toEqual([]);
      await browser.open((await foyer.mailbox.lastTo(email)).link);
      expect(browser.url).toBe('/account');
      expect(await identitiesOf(email)).toHaveLength(1);
      const name = provider === trusted ? 'Trusted' : 'Other';
      expect((await logInWith(provider, foyer.browser(), name)).page).toContain(email);
    }
  });

  it('confirms an address by mail that was typed in place of the verified one', async () => {
    const browser = await comeWith(trusted, 'verified@example.com');
    await browser.fillIn('Email', 'typed@example.com').press('Create account');
    expect(browser.url).toBe('/register/sent');
    expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', ['typed@example.com'])).toEqual([]);
  });

  it('gains nothing when the owner of the mailbox opens the link in another browser', async () => {
    const browser = await comeWith(untrusted, 'victim@example.com');
    await browser.press('Create account');
    const owner = await foyer.browser().open((await foyer.mailbox.lastTo('victim@example.com')).link);
    expect(owner.page).toContain('Open this link in the browser you started in.');
    await owner.fillIn('New password', 'short').press('Set password and log in');
    expect(owner.page).toContain('at least 12 characters');
    await owner.fillIn('New password', goodPassword).press('Set password and log in');
    expect(owner.url).toBe('/account');
    expect(await identitiesOf('victim@example.com')).toEqual([]);
    expect((await logInWith(untrusted, foyer.browser(), 'Other')).url).toBe('/login/identity');
  });

  it('is not activated by any password', async () => {
    const browser = await comeWith(untrusted, 'guessed@example.com');
    await browser.press('Create account');
    const link = (await foyer.mailbox.lastTo('guessed@example.com')).link;
    const stranger = await foyer.browser().open(link);
    await stranger.post(stranger.url, { _csrf: stranger.csrf, password: goodPassword });
    expect(stranger.status).toBe(422);
    expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', ['guessed@example.com'])).toEqual([]);
  });
});

describe('A provider that says too much', () => {
  it('does not get in the way: long names are cut, and long addresses are none', async () => {
    people += 1;
    const email = `${'x'.repeat(5000)}@example.com`;
    untrusted.person = { sub: `sub-${people}`, email, name: 'Ada '.repeat(2000) };
    const browser = await logInWith(untrusted, foyer.browser(), 'Other');
    expect(browser.url).toBe('/login/identity');
    expect(browser.valueOf('Email')).toBeUndefined();
    await browser.fillIn('Email', 'short@example.com').press('Create account');
    expect(browser.url).toBe('/register/sent');
  });

  it('has its markup and line breaks shown as text', async () => {
    const browser = await comeWith(untrusted, '"<b>x</b>\u202e\n"@example.com');
    expect(browser.html('main b')).toHaveLength(0);
    expect(browser.page).toContain('<b>x</b>');
    expect(browser.page).not.toContain('\u202e');
  });
});

describe('An identity whose address has an account', () => {
  it('is linked after a log-in of that account, and a question', async () => {
    await becomeUser(foyer, 'owner@example.com');
    const browser = await comeWith(trusted, 'owner@example.com', { next: '/account/profile' });
    expect(browser.page).toContain('owner@example.com already has an account here.');
    await browser.open('/login?next=/account/identities/waiting');
    await browser.fillIn('Email', 'owner@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(browser.url).toBe('/account/identities/waiting');
    expect(await identitiesOf('owner@example.com')).toEqual([]);
    await browser.press('Link account');
    expect(browser.url).toBe('/account/profile');
    expect(await identitiesOf('owner@example.com')).toHaveLength(1);
  });

  it('is not linked without that log-in, whatever the provider says', async () => {
    await becomeUser(foyer, 'careful@example.com');
    const browser = await comeWith(trusted, 'careful@example.com');
    await browser.post('/login/identity', { _csrf: browser.csrf, email: 'careful@example.com' });
    expect(browser.url).toBe('/login/identity');
    await browser.open('/account/identities/waiting');
    expect(browser.url).toContain('/login');
    expect(await identitiesOf('careful@example.com')).toEqual([]);
  });

  it('asks for the second factor of that account, too', async () => {
    const member = await memberOf(foyer, 'factor@example.com');
    const app = await addApp(foyer, member);
    const browser = await comeWith(trusted, 'factor@example.com');
    await browser.open('/login?next=/account/identities/waiting');
    await browser.fillIn('Email', 'factor@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(browser.url).toContain('/login/code');
    await browser.open('/account/identities/waiting');
    expect(browser.url).toContain('/login');
    await browser.open('/login/code?next=/account/identities/waiting');
    await browser.fillIn('Code', await app.nextCode()).press('Log in');
    expect(browser.url).toBe('/account/identities/waiting');
  });

  it('does not tell so to whoever has only claimed that address', async () => {
    await becomeUser(foyer, 'claimed@example.com');
    const pages: string[] = [];
    for (const email of ['claimed@example.com', 'unclaimed@example.com']) {
      const browser = await comeWith(untrusted, email);
      const asked = browser.page;
      await browser.press('Create account');
      const sent = browser.answers.map(({ status, headers }) => `${status} ${headers.location ?? ''}`);
      const names = [...browser.cookies.keys()].sort();
      const text = `${asked} ${sent.join()} ${names.join()} ${browser.page}`;
      pages.push(text.replaceAll(email, 'it').replaceAll(/\d+/g, '#'));
    }
    expect(pages[0]).toBe(pages[1]);
    const owner = await foyer.mailbox.lastAbout('claimed@example.com', 'You already have');
    expect(owner.text).toContain('account');
  });

  it('is forgotten when somebody logs out in that browser', async () => {
    const browser = await comeWith(trusted, 'left@example.com');
    await becomeUser(foyer, 'next@example.com');
    await logIn(foyer, 'next@example.com', { browser });
    await browser.press('Log out');
    await logIn(foyer, 'next@example.com', { browser });
    await browser.open('/account/identities/waiting');
    expect(browser.page).toContain('That took too long.');
  });

  it('has a quarter of an hour', async () => {
    await becomeUser(foyer, 'slow@example.com');
    const browser = await comeWith(trusted, 'slow@example.com');
    foyer.clock.advance(minutes(15));
    await browser.open('/login?next=/account/identities/waiting');
    await browser.fillIn('Email', 'slow@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(browser.url).toBe('/account');
    expect(browser.page).toContain('That took too long.');
  });
});

describe('Without any provider', () => {
  it('there is no button, no route, and nothing is loaded', async () => {
    const plain = await startApplication();
    try {
      const browser = await plain.browser().open('/login');
      expect(browser.html('form[action^="/login/with"]')).toHaveLength(0);
      await browser.post('/login/with/fake', { _csrf: browser.csrf });
      expect(browser.status).toBe(404);
      expect((await browser.open('/login/with/fake/callback')).status).toBe(404);
      const member = await memberOf(plain, 'member@example.com');
      expect((await member.open('/account/identities')).status).toBe(404);
      await member.open('/account/security');
      expect(member.page).not.toContain('Linked accounts');
    } finally {
      await plain.stop();
    }
  });
});
