import { Database } from '../../../src/database/database.js';
import { ofAccount } from '../../../src/database/subjects.js';
import { Users } from '../../../src/users/users.js';
import { idOf } from '../../support/acts.js';
import { giveRole, giveState } from '../../support/admins.js';
import { masked } from '../../support/alike.js';
import { call } from '../../support/api.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { FakeProvider, logInWith } from '../../support/fake-provider.js';
import { inviteLink, registerBy } from '../../support/invites.js';
import { goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { setMode } from '../../support/registration-mode.js';

let provider: FakeProvider;
let foyer: TestApplication;

beforeAll(async () => {
  provider = await FakeProvider.open();
  foyer = await startApplication({
    ...provider.variables('trusted', { TRUST_EMAIL: 'yes' }),
    LOGIN_WITH: 'trusted',
    REQUIRE_SECOND_FACTOR: 'never',
  });
  await memberOf(foyer, 'admin@example.com');
  await giveRole(foyer, 'admin@example.com', 'admin');
  await memberOf(foyer, 'former@example.com');
  await giveRole(foyer, 'former@example.com', 'admin');
  await giveState(foyer, 'former@example.com', 'disabled');
  await memberOf(foyer, 'member@example.com');
  setMode(foyer, { registrationApproval: true });
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
});

const stateOf = async (email: string): Promise<unknown> =>
  (await foyer.rows('SELECT state FROM users WHERE email = ?', [email]))[0]?.state;

async function approve(email: string): Promise<void> {
  const id = await idOf(foyer, email);
  await foyer.app
    .get(Database)
    .write([ofAccount(id)], (db) => foyer.app.get(Users).setState(db, id, 'active', ['waiting']));
}

async function expectWaiting(browser: Browser, email: string): Promise<void> {
  expect([browser.status, browser.url]).toEqual([200, '/register/waiting']);
  expect(browser.page).toContain('Your account is waiting for approval');
  expect(await stateOf(email)).toBe('waiting');
  expect((await browser.open('/account')).url).toContain('/login');
  expect(await foyer.rows('SELECT 1 FROM sessions WHERE user_id = ?', [await idOf(foyer, email)])).toEqual([]);
  expect((await logIn(foyer, email)).status).toBeGreaterThanOrEqual(403);
}

describe('With REGISTRATION_APPROVAL=admin', () => {
  it('an activated account waits, without a session, until it is approved', async () => {
    const email = 'ada@example.com';
    const browser = await register(foyer, email);
    const { link } = await foyer.mailbox.lastTo(email);
    await browser.open(link);
    await expectWaiting(browser, email);
    // The link says what is, and not that one can log in.
    expect((await foyer.browser().open(link)).page).toContain('Your account is waiting for approval');
    const form = { grant_type: 'password', username: email, password: goodPassword };
    const { status, json } = await call(foyer, 'auth/token', { form });
    expect([status, json.type]).toEqual([400, expect.stringMatching(/#account-inactive$/)]);
    await approve(email);
    expect((await logIn(foyer, email)).url).toBe('/account');
    expect((await foyer.browser().open(link)).page).toContain('Your account is already active');
  });

  it('so does one that another browser or a program activates', async () => {
    for (const [email, password] of [
      ['by-password@example.com', 'Password'],
      ['by-new@example.com', 'New password'],
    ] as const) {
      await register(foyer, email);
      const other = await foyer.browser().open((await foyer.mailbox.lastTo(email)).link);
      const button = password === 'Password' ? 'Activate and log in' : 'Set password and log in';
      await other.fillIn(password, goodPassword).press(button);
      await expectWaiting(other, email);
    }
    await register(foyer, 'by-api@example.com');
    const [, token] = /activate\/(\w+)/.exec((await foyer.mailbox.lastTo('by-api@example.com')).link) ?? [];
    expect((await call(foyer, 'auth/verify', { body: { token, password: goodPassword } })).status).toBe(200);
    expect(await stateOf('by-api@example.com')).toBe('waiting');
  });

  it('so does one of an account at another provider', async () => {
    provider.person = { sub: 'sub', email: 'provided@example.com', email_verified: true };
    const browser = await logInWith(provider, foyer.browser(), 'Trusted');
    await browser.press('Create account');
    await expectWaiting(browser, 'provided@example.com');
    expect((await logInWith(provider, foyer.browser(), 'Trusted')).status).toBe(403);
  });

  it('whoever was invited does not wait', async () => {
    const browser = await registerBy(foyer, await inviteLink(foyer), 'invited@example.com');
    await browser.open((await foyer.mailbox.lastTo('invited@example.com')).link);
    expect([browser.url, await stateOf('invited@example.com')]).toEqual(['/account', 'active']);
  });

  it('admins are told, a few times and then in one email, and nobody else', async () => {
    await foyer.allMailSent();
    const toldTo = (email: string): string[] =>
      foyer.mailbox.all
        .filter(({ to, subject }) => to === email && subject.includes('waiting for approval'))
        .map(({ subject }) => subject);
    expect(toldTo('admin@example.com')).toEqual(
      Array.from({ length: 3 }, () => 'A new Foyer account is waiting for approval'),
    );
    foyer.clock.advance(3_600_000);
    const { subject, text } = await foyer.mailbox.lastAbout('admin@example.com', 'new Foyer accounts are waiting');
    expect(subject).toBe('2 new Foyer accounts are waiting for approval');
    expect(text).not.toMatch(/IP address|@example\.com/);
    expect(toldTo('former@example.com')).toEqual([]);
    expect(toldTo('member@example.com')).toEqual([]);
  });

  it('a registration is answered alike, whoever has the address and in whatever state', async () => {
    const answers: unknown[] = [];
    for (const email of ['nobody@example.com', 'member@example.com', 'by-api@example.com']) {
      const browser = await foyer.browser().open('/register');
      await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
      answers.push(browser.answers.map((answer) => masked(answer, email).status));
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});
