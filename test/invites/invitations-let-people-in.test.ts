import { hours } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import { Groups } from '../../src/groups/groups.js';
import { policy } from '../../src/policy.js';
import { deleteAccount } from '../support/acts.js';
import { call } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { FakeProvider, goOnWith } from '../support/fake-provider.js';
import { invite, inviteLink, registerBy, withdraw } from '../support/invites.js';
import { becomeUser, goodPassword, memberOf, register } from '../support/people.js';
import { setMode } from '../support/registration-mode.js';

let foyer: TestApplication;
let provider: FakeProvider;
let people = 0;

beforeAll(async () => {
  provider = await FakeProvider.open();
  foyer = await startApplication({
    ...provider.variables('trusted', { TRUST_EMAIL: 'yes' }),
    LOGIN_WITH: 'trusted',
    REGISTRATION: 'invite',
  });
  const groups = new Groups(foyer.app.get(Database), foyer.clock);
  for (const name of ['staff', 'board']) await groups.add(name);
});

afterEach(() => {
  setMode(foyer, { registration: 'invite', registrationDomains: [] });
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
});

const newAddress = (): string => `person-${(people += 1)}@example.com`;

const activate = async (browser: Browser, email: string): Promise<Browser> =>
  browser.open((await foyer.mailbox.lastAbout(email, 'Activate your')).link);

async function join(link: string, email: string): Promise<Browser> {
  return activate(await registerBy(foyer, link, email), email);
}

const accountOf = (email: string): Promise<object[]> => foyer.rows('SELECT 1 FROM users WHERE email = ?', [email]);

const groupsOf = async (email: string): Promise<string[]> => {
  const sql = `SELECT group_name AS name FROM group_members m JOIN users u ON u.id = m.user_id WHERE u.email = ? ORDER BY 1`;
  return (await foyer.rows<{ name: string }>(sql, [email])).map(({ name }) => name);
};

/** A page that says why not, and what to do. */
function expectBarred({ status, page }: Browser, wanted: number, text: string): void {
  expect([status, page]).toEqual([wanted, expect.stringContaining(text)]);
}

describe('An invitation', () => {
  it('lets as many people in as it allows, and counts accounts, not registrations', async () => {
    const link = await inviteLink(foyer, { uses: 2 });
    const [first, second, third] = [newAddress(), newAddress(), newAddress()];
    expect((await foyer.browser().open(link)).page).toContain('You’ve been invited to create an account here.');
    const registered = await registerBy(foyer, link, third);
    expect((await join(link, first)).url).toBe('/account');
    expect((await join(link, second)).url).toBe('/account');
    expectBarred(await foyer.browser().open(link), 410, 'All accounts that it allows have been created.');
    // Registered in time, and too late with the activation.
    expectBarred(await activate(registered, third), 410, 'It was used up or withdrawn before you opened this link');
    const elsewhere = await foyer.browser().open((await foyer.mailbox.lastTo(third)).link);
    expectBarred(await elsewhere.fillIn('Password', goodPassword).press('Activate and log in'), 410, 'no account was');
    expect(await accountOf(third)).toEqual([]);
    const [, token] = /activate\/(\w+)/.exec((await foyer.mailbox.lastTo(third)).link) ?? [];
    const { status, json } = await call(foyer, 'auth/verify', { body: { token, password: goodPassword } });
    expect([status, json.type]).toEqual([410, expect.stringMatching(/#invite-over$/)]);
  });

  it('is not used up by an address that has an account', async () => {
    const link = await inviteLink(foyer);
    setMode(foyer, { registration: 'open' });
    const member = newAddress();
    await becomeUser(foyer, member);
    setMode(foyer, { registration: 'invite' });
    await registerBy(foyer, link, member);
    await foyer.mailbox.lastAbout(member, 'You already have');
    expect((await join(link, newAddress())).url).toBe('/account');
  });

  it('puts its people into its groups, and nobody else', async () => {
    const link = await inviteLink(foyer, { uses: 5, groups: ['staff', 'board', 'staff'] });
    const [invited, other] = [newAddress(), newAddress()];
    await join(link, invited);
    expect(await groupsOf(invited)).toEqual(['board', 'staff']);
    setMode(foyer, { registration: 'open' });
    await activate(await register(foyer, other), other);
    expect(await groupsOf(other)).toEqual([]);
    // Also where nobody needs one.
    const third = newAddress();
    await join(link, third);
    expect(await groupsOf(third)).toEqual(['board', 'staff']);
    // Of two registrations of one address, the one that is proved counts.
    const both = newAddress();
    await registerBy(foyer, link, both);
    await activate(await register(foyer, both), both);
    expect(await groupsOf(both)).toEqual([]);
  });

  it('expires, can be withdrawn, and is never guessed', async () => {
    const browser = foyer.browser();
    const short = await invite(foyer, { days: 1, uses: 2 });
    const inTime = newAddress();
    const registered = await registerBy(foyer, short.link ?? '', inTime);
    foyer.clock.advance(hours(23.5));
    const last = newAddress();
    const late = await registerBy(foyer, short.link ?? '', last);
    foyer.clock.advance(hours(0.5));
    expectBarred(await browser.open(short.link ?? ''), 410, 'It has expired or was withdrawn.');
    // Who registered in time has their own link, with its own time.
    expect((await activate(late, last)).url).toBe('/account');
    expectBarred(await activate(registered, inTime), 410, 'This link has expired');
    const withdrawn = await invite(foyer);
    const email = newAddress();
    const waiting = await registerBy(foyer, withdrawn.link ?? '', email);
    expect(await withdraw(foyer, withdrawn.id)).toBe(true);
    expect(await withdraw(foyer, withdrawn.id)).toBe(false);
    expectBarred(await browser.open(withdrawn.link ?? ''), 410, 'It has expired or was withdrawn.');
    expectBarred(await activate(waiting, email), 410, 'It was used up or withdrawn');
    for (const token of ['x', 'A'.repeat(43), '0'.repeat(52), '%00', ''])
      expectBarred(await browser.open(`/register?invite=${token}`), 404, 'ask for a new invitation');
  });

  it('is refused with the form as with the page', async () => {
    const { id, link } = await invite(foyer);
    const browser = await foyer.browser().open(link ?? '');
    await withdraw(foyer, id);
    await browser.fillIn('Email', newAddress()).fillIn('Password', goodPassword).press('Create account');
    expectBarred(browser, 410, 'It has expired or was withdrawn.');
    const body = { email: newAddress(), password: goodPassword, invite: /invite=(\w+)/.exec(link ?? '')?.[1] };
    const over = await call(foyer, 'auth/register', { body });
    expect([over.status, over.json.type]).toEqual([410, expect.stringMatching(/#invite-over$/)]);
    const unknown = await call(foyer, 'auth/register', { body: { ...body, invite: '0'.repeat(52) } });
    expect([unknown.status, unknown.json.type]).toEqual([404, expect.stringMatching(/#link-unknown$/)]);
    const none = await call(foyer, 'auth/register', { body: { email: body.email, password: goodPassword } });
    expect([none.status, none.json.type]).toEqual([403, expect.stringMatching(/#invite-needed$/)]);
  });

  it('works by the API, too', async () => {
    const link = await inviteLink(foyer, { groups: ['staff'] });
    const email = newAddress();
    const body = { email, password: goodPassword, invite: /invite=(\w+)/.exec(link)?.[1] };
    expect((await call(foyer, 'auth/register', { body })).status).toBe(202);
    const [, token] = /activate\/(\w+)/.exec((await foyer.mailbox.lastTo(email)).link) ?? [];
    expect((await call(foyer, 'auth/verify', { body: { token, password: goodPassword } })).status).toBe(200);
    expect(await groupsOf(email)).toEqual(['staff']);
  });

  it('does not work while the site is closed', async () => {
    const link = await inviteLink(foyer);
    setMode(foyer, { registration: 'closed' });
    expectBarred(await foyer.browser().open(link), 403, 'Registration is closed');
    await expect(invite(foyer)).rejects.toMatchObject({ errors: { form: 'invites.closed' } });
  });

  it('does not lift the rule about domains, unless it was mailed', async () => {
    setMode(foyer, { registrationDomains: ['example.net'] });
    const browser = await foyer.browser().open(await inviteLink(foyer));
    await browser.fillIn('Email', newAddress()).fillIn('Password', goodPassword).press('Create account');
    expect([browser.status, browser.page]).toEqual([422, expect.stringContaining('at example.net')]);
    await invite(foyer, { email: 'guest@example.org' });
    const { link } = await foyer.mailbox.lastTo('guest@example.org');
    expect((await join(link, 'guest@example.org')).url).toBe('/account');
  });
});

describe('A mailed invitation', () => {
  it('is for its address alone, which the form begins with', async () => {
    await invite(foyer, { email: 'Ada@bücher.example', language: 'de' });
    const { link, subject } = await foyer.mailbox.lastTo('Ada@bücher.example');
    expect(subject).toBe('Einladung zu Foyer');
    const browser = await foyer.browser().open(link);
    expect(browser.html('input[name=email]').attr('value')).toBe('Ada@xn--bcher-kva.example');
    await browser.fillIn('Email', 'eve@example.com').fillIn('Password', goodPassword).press('Create account');
    expect([browser.status, browser.page]).toEqual([422, expect.stringContaining('is for another email address')]);
    await browser.fillIn('Email', 'ada@bücher.example').fillIn('Password', goodPassword).press('Create account');
    expect(browser.url).toBe('/register/sent');
  });

  it('can be stopped by its reader, and then none is mailed', async () => {
    await invite(foyer, { email: 'stop@example.com' });
    const mail = await foyer.mailbox.lastTo('stop@example.com');
    await (await foyer.browser().open(mail.notMe)).press('Stop these emails');
    await expect(invite(foyer, { email: 'stop@example.com' })).rejects.toMatchObject({
      errors: { email: 'invites.notMailed' },
    });
    expect(await foyer.rows('SELECT 1 FROM invites WHERE email = ?', ['stop@example.com'])).toHaveLength(1);
  });

  it('is mailed to nobody who has an account, nor again and again', async () => {
    setMode(foyer, { registration: 'open' });
    const member = newAddress();
    await becomeUser(foyer, member);
    await expect(invite(foyer, { email: member })).rejects.toMatchObject({ errors: { email: 'invites.hasAccount' } });
    const email = newAddress();
    for (let count = 0; count < 5; count += 1) await invite(foyer, { email });
    await expect(invite(foyer, { email })).rejects.toMatchObject({ errors: { email: 'invites.notMailed' } });
  });

  it('is mailed to somebody whose days of grace are over, also before the account is swept', async () => {
    setMode(foyer, { registration: 'open' });
    const email = newAddress();
    await deleteAccount(await memberOf(foyer, email));
    await expect(invite(foyer, { email })).rejects.toMatchObject({ errors: { email: 'invites.hasAccount' } });
    foyer.clock.advance(policy.deletion.grace + hours(1));
    expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email])).toHaveLength(1);
    await invite(foyer, { email });
  });

  it('leaves no address behind for longer than its page', async () => {
    await invite(foyer, { email: 'gone@example.com', days: 90 });
    await join((await foyer.mailbox.lastTo('gone@example.com')).link, 'gone@example.com');
    const [row] = await foyer.rows<{ at: number }>('SELECT expires_at AS at FROM invites WHERE email = ?', [
      'gone@example.com',
    ]);
    expect(row?.at).toBeLessThanOrEqual(foyer.clock.now());
  });
});

describe('The link of an invitation', () => {
  it('survives what mail programs, gateways and hands do to it', async () => {
    const link = await inviteLink(foyer);
    const [start = '', token = ''] = link.split('?invite=');
    const path = new URL(start).pathname;
    const damaged = [
      `${path}?invite=${token.toUpperCase()}`,
      `${path}?INVITE=${token}`,
      `${path.toUpperCase()}?invite=${token}`,
      `${path}/?invite=${token}`,
      `/${path}?invite=${token}`,
      `${path}?invite=${token})`,
      `${path}?invite=${token}.%E2%80%8B`,
      `${path}?invite=%3C${token}%3E`,
      `${path}?invite=3D${token}`,
      `${path}?invite=${token.slice(0, 20)}=%0D%0A${token.slice(20)}`,
      `${path}?invite=${token}&utm_source=news`,
      `${path}?utm_source=news&amp;invite=${token}`,
    ];
    for (const one of damaged) {
      const browser = await foyer.browser().open(one);
      expect([one, browser.status, browser.html('input[name=invite]').first().attr('value')]).toEqual([
        one,
        200,
        token,
      ]);
    }
  });

  it('is kept by what is wrong in the form, by another language, by resending and for another address', async () => {
    const link = await inviteLink(foyer, { uses: 2 });
    const browser = await foyer.browser().open(link);
    const lasting = (): string | undefined => browser.html('input[name=invite]').first().attr('value');
    await browser.fillIn('Email', 'wrong').fillIn('Password', 'short').press('Create account');
    expect([browser.status, link.endsWith(lasting() ?? '?')]).toEqual([422, true]);
    await browser.press('Deutsch');
    expect([browser.url, link.endsWith(lasting() ?? '?')]).toEqual([
      new URL(link).pathname + new URL(link).search,
      true,
    ]);
    await browser.press('English');
    const [first, second] = [newAddress(), newAddress()];
    await browser.fillIn('Email', first).fillIn('Password', goodPassword).press('Create account');
    await browser.press('Send again');
    const other = browser.html('main a').filter((_, one) => browser.html(one).text() === 'Use a different email');
    await browser.open(other.attr('href') ?? '');
    await browser.fillIn('Email', second).fillIn('Password', goodPassword).press('Create account');
    await activate(browser, second);
    expect(browser.url).toBe('/account');
    await browser.press('Log out');
    await activate(browser, first);
    expect(browser.url).toBe('/account');
    expectBarred(await foyer.browser().open(link), 410, 'All accounts');
  });

  it('leads through the log-in with another provider, with a proved address and without', async () => {
    for (const verified of [true, false]) {
      const link = await inviteLink(foyer, { groups: ['board'] });
      const email = newAddress();
      provider.person = { sub: email, email, email_verified: verified };
      const browser = await foyer.browser().open(link);
      await goOnWith(provider, browser, 'Trusted');
      expect(browser.url).toBe('/login/identity');
      await browser.press('Create account');
      if (!verified) await activate(browser, email);
      expect(browser.url).toBe('/account');
      expect(await groupsOf(email)).toEqual(['board']);
      // The next one is told there, and at once.
      const late = newAddress();
      provider.person = { sub: late, email: late, email_verified: verified };
      expectBarred(await foyer.browser().open(link), 410, 'All accounts');
    }
  });

  it('that ends while somebody is with the provider is refused there', async () => {
    for (const verified of [true, false]) {
      const { id, link } = await invite(foyer);
      const email = newAddress();
      provider.person = { sub: email, email, email_verified: verified };
      const browser = await goOnWith(provider, await foyer.browser().open(link ?? ''), 'Trusted');
      await withdraw(foyer, id);
      await browser.press('Create account');
      expectBarred(browser, 410, 'It has expired or was withdrawn.');
      await browser.open('/login/identity');
      expect(browser.page).toContain('It has expired or was withdrawn.');
      expect(await accountOf(email)).toEqual([]);
    }
  });

  it('is not sent to other sites', async () => {
    const browser = await foyer.browser().open(await inviteLink(foyer));
    expect(browser.response.headers['referrer-policy']).toBe('same-origin');
    expect(browser.response.headers['cache-control']).toBe('no-store');
  });
});
