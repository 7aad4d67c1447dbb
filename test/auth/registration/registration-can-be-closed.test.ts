import { Keyring } from '../../../src/common/keyring.js';
import { readHash } from '../../../src/import/hash-formats.js';
import { storedForm } from '../../../src/import/stored-form.js';
import { writePeople } from '../../../src/import/write-people.js';
import { Database } from '../../../src/database/database.js';
import { askForReset } from '../../support/acts.js';
import { masked, sqlOf } from '../../support/alike.js';
import { call } from '../../support/api.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { FakeProvider, logInWith } from '../../support/fake-provider.js';
import { goodPassword, memberOf, register } from '../../support/people.js';
import { setMode } from '../../support/registration-mode.js';

const modes = [
  ['closed', 'Registration is closed', 'registration-closed'],
  ['invite', 'You need an invitation', 'invite-needed'],
] as const;

let provider: FakeProvider;
let foyer: TestApplication;

beforeAll(async () => {
  provider = await FakeProvider.open();
});

afterAll(async () => {
  await provider.close();
});

afterEach(async () => {
  await foyer.stop();
});

const start = async (REGISTRATION: string): Promise<void> => {
  foyer = await startApplication({
    ...provider.variables('trusted', { TRUST_EMAIL: 'yes' }),
    LOGIN_WITH: 'trusted',
    REGISTRATION,
  });
};

/** Sends the form of a page that was opened while the site was open. */
async function send(browser: Browser, email: string): Promise<Browser> {
  setMode(foyer, { registration: 'open' });
  await browser.open('/register');
  return browser.fillIn('Email', email).fillIn('Password', goodPassword);
}

describe.each(modes)('With REGISTRATION=%s', (registration, heading, problem) => {
  it('the page says so, and no page leads to it', async () => {
    await start(registration);
    const browser = await foyer.browser().open('/register?email=ada@example.com');
    expect([browser.status, browser.page]).toEqual([403, expect.stringContaining(heading)]);
    expect(browser.html('form[action="/register"]')).toHaveLength(0);
    for (const path of ['/', '/login', '/register/sent', '/activate/unknown', '/password/forgot/sent', '/register']) {
      await browser.open(path);
      expect([path, browser.html('a[href^="/register"]').length]).toEqual([path, 0]);
      if (!['/login', '/password/forgot/sent'].includes(path))
        expect(browser.html('a[href="/login"]').length).toBeGreaterThan(0);
    }
  });

  it('nobody registers, and the answer says nothing about an address', async () => {
    await start(registration);
    setMode(foyer, { registration: 'open' });
    const member = await memberOf(foyer, 'member@example.com');
    await register(foyer, 'waiter@example.com');
    await foyer.allMailSent();
    const mails = foyer.mailbox.count;
    const answers: unknown[] = [];
    for (const email of ['nobody@example.com', 'member@example.com', 'waiter@example.com']) {
      const browser = await send(foyer.browser(), email);
      setMode(foyer, { registration });
      const statements = await sqlOf(foyer, () => browser.press('Create account'));
      expect([browser.status, browser.page]).toEqual([403, expect.stringContaining(heading)]);
      answers.push([masked(browser.response, email), statements]);
      const { status, json } = await call(foyer, 'auth/register', { body: { email, password: goodPassword } });
      expect([status, json.type]).toEqual([403, expect.stringMatching(new RegExp(`#${problem}$`))]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    await foyer.allMailSent();
    expect(foyer.mailbox.count).toBe(mails);
    expect(await foyer.rows('SELECT 1 FROM registrations')).toHaveLength(2);
    // Whoever is logged in notices nothing.
    expect((await member.open('/account')).status).toBe(200);
  });

  it('an identity of another provider gets no account, proved or not', async () => {
    await start(registration);
    for (const [sub, email, verified] of [
      ['sub-1', 'proved@example.com', true],
      ['sub-2', 'typed@example.com', false],
    ] as const) {
      provider.person = { sub, email, email_verified: verified };
      const browser = await logInWith(provider, foyer.browser(), 'Trusted');
      expect(browser.url).toBe('/login/identity');
      expect(browser.html('main form').length).toBe(0);
      const { csrf } = await browser.open('/password/forgot');
      await browser.post('/login/identity', [
        ['email', email],
        ['_csrf', csrf],
      ]);
      expect([browser.status, browser.page]).toEqual([403, expect.stringContaining(heading)]);
    }
    expect(await foyer.rows('SELECT 1 FROM users')).toEqual([]);
    expect(await foyer.rows('SELECT 1 FROM registrations')).toEqual([]);
  });

  it('links that were mailed before still work, also in another browser, and can be mailed again', async () => {
    await start(registration);
    setMode(foyer, { registration: 'open' });
    const ada = await register(foyer, 'ada@example.com');
    await register(foyer, 'bea@example.com');
    setMode(foyer, { registration });
    foyer.clock.advance(120_000);
    await ada.press('Send again');
    await foyer.allMailSent();
    await ada.open((await foyer.mailbox.lastTo('ada@example.com')).link);
    expect(ada.url).toBe('/account');
    const other = await foyer.browser().open((await foyer.mailbox.lastTo('bea@example.com')).link);
    await other.fillIn('Password', goodPassword).press('Activate and log in');
    expect(other.url).toBe('/account');
  });

  it('whoever an import has brought activates', async () => {
    await start(registration);
    const hash = readHash('$2b$04$Od4RdtiE7B6VPMQYHDgOR.F8E.Tez5T7ENyaHHv2Gbo.pJNm2KWB.');
    const address = { email: 'old@example.com', normalizedEmail: 'old@example.com' };
    const of = {
      hash,
      address,
      state: 'active',
      line: 1,
      isVerified: false,
      displayName: null,
      language: 'en',
      createdAt: 1,
    } as const;
    const person = { ...of, groups: [], notes: [], passwordHash: await storedForm(hash) };
    await writePeople(foyer.app.get(Database), [person], foyer.app.get(Keyring), foyer.clock.now() - 1000);
    const browser = await askForReset(foyer, 'old@example.com');
    await browser.open((await foyer.mailbox.lastTo('old@example.com')).link);
    await browser.fillIn('New password', goodPassword).press('Set password and log in');
    expect(browser.url).toBe('/account');
  });
});
