import { Database } from '../../../src/database/database.js';
import { hours } from '../../../src/common/time.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, register } from '../../support/people.js';
import { writeSlowly } from '../../support/slow-write.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication();
});

afterEach(async () => {
  await foyer.stop();
});

describe('A used link', () => {
  it('says in every browser that the account is active and links to the log-in, without naming the account [ASVS 6.4.1, 6.5.1]', async () => {
    const visitor = await register(foyer, 'ada@example.com');
    const { link } = await foyer.mailbox.lastTo('ada@example.com');
    await visitor.open(link);
    await visitor.press('Log out');
    await foyer.allMailSent();
    const before = await tablesOf(foyer);

    for (const browser of [visitor, foyer.browser()]) {
      await browser.open(link);
      expectAlreadyActive(browser);
    }
    expect(await tablesOf(foyer)).toEqual(before);
  });

  it('says so too when its form was still open, and changes no password', async () => {
    await register(foyer, 'ada@example.com');
    const { link } = await foyer.mailbox.lastTo('ada@example.com');
    const [phone, late] = [foyer.browser(), foyer.browser()];
    await late.open(link);
    const { csrf: _csrf, url: path } = late;
    await phone.open(link);
    await phone.fillIn('Password', goodPassword).press('Activate and log in');
    await foyer.allMailSent();
    const before = await tablesOf(foyer);

    for (const typed of [{ password: goodPassword }, { newPassword: 'crimson teapot lantern' }, {}]) {
      await late.post(path, { _csrf, ...typed });
      expectAlreadyActive(late);
    }
    expect(late.cookies.has('foyer_session')).toBe(false);
    expect(await tablesOf(foyer)).toEqual(before);
  });
});

describe('An expired link', () => {
  it('works until its 24 hours are over', async () => {
    const { visitor, link } = await registeredJustNow();
    foyer.clock.advance(hours(24) - 1);
    await visitor.open(link);
    expect(visitor.url).toBe('/account');
  });

  it('is refused by GET and by POST, and the page offers a new one [ASVS 6.4.1]', async () => {
    const { visitor, link } = await registeredJustNow();
    const phone = foyer.browser();
    await phone.open(link);
    const { csrf: _csrf, url: path } = phone;
    const before = await tablesOf(foyer);
    foyer.clock.advance(hours(24));

    await visitor.open(link);
    expectExpired(visitor);
    await phone.open(link);
    expectExpired(phone);
    for (const typed of [{ password: goodPassword }, { newPassword: 'crimson teapot lantern' }]) {
      await phone.post(path, { _csrf, ...typed });
      expectExpired(phone);
    }
    expect(phone.cookies.has('foyer_session')).toBe(false);
    expect(await tablesOf(foyer)).toEqual(before);

    await register(foyer, 'ada@example.com', { browser: visitor });
    await visitor.open((await foyer.mailbox.lastTo('ada@example.com', 2)).link);
    expect(visitor.url).toBe('/account');
  });

  it('is refused and not used up if it expires while the request runs', async () => {
    const { visitor, link } = await registeredJustNow();
    const looked = foyer.clock.advanceOnceRead(hours(24));
    const opened = visitor.open(link);
    await writeSlowly(foyer.app.get(Database), () => Promise.race([looked, opened]));
    await opened;

    expectExpired(visitor);
    expect(await foyer.rows('SELECT * FROM users')).toEqual([]);
  });
});

describe('An unknown link', () => {
  it('shows a page that says so and changes nothing, whatever the token', async () => {
    const { visitor, link } = await registeredJustNow();
    const token = link.split('/').at(-1) ?? '';
    const before = await tablesOf(foyer);
    const sender = foyer.browser();
    await sender.open('/login');
    const { csrf: _csrf } = sender;

    for (const damaged of [
      'x',
      'A'.repeat(43),
      'A'.repeat(52),
      token.slice(0, -1),
      token.slice(1),
      `A${token}`,
      `${token.slice(1)}A`,
      `${token.slice(0, 51)}%21`,
      `${token.slice(0, 51)}%E2%98%83`,
      '%27%20OR%201=1--',
      '..%2F..%2Faccount',
      '%7B%22$ne%22:null%7D',
      'A'.repeat(8000),
    ]) {
      await visitor.open(`/activate/${damaged}`);
      expectUnknown(visitor);
      await sender.post(`/activate/${damaged}`, { _csrf, password: goodPassword });
      expectUnknown(sender);
    }
    for (const unreadable of ['%', '%zz', '%E2%98', '%C0%AF', `${token}%FF`]) {
      for (const method of ['GET', 'POST']) {
        const answer = await visitor.send(method, `/activate/${unreadable}`);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(answer.headers['content-type']).toContain('text/html');
        expect(answer.text).not.toContain('ada@example.com');
      }
    }
    for (const elsewhere of ['/activate', '/activate/', `/activate/${token}/more`]) {
      expect((await visitor.send('GET', elsewhere)).status).toBe(404);
    }
    expect(await tablesOf(foyer)).toEqual(before);

    await visitor.open(link);
    expect(visitor.url).toBe('/account');
  });

  it('is also one made from a hash or nonce in the database', async () => {
    const { visitor } = await registeredJustNow();
    const [row] = await foyer.rows<Record<string, string>>('SELECT nonce, token_hash FROM registrations');
    for (const stolen of [row?.nonce, row?.token_hash]) {
      expect(stolen).toHaveLength(43);
      await visitor.open(`/activate/${stolen}`);
      expectUnknown(visitor);
    }
  });
});

describe('A link opened by a user of another account', () => {
  it('says so, offers to log out and changes nothing, by GET and by POST', async () => {
    await becomeUser(foyer, 'bob@example.com');
    const bob = await register(foyer, 'ada@example.com');
    const { link } = await foyer.mailbox.lastTo('ada@example.com');
    await logIn(foyer, 'bob@example.com', { browser: bob });
    expect(bob.url).toBe('/account');
    await foyer.allMailSent();
    const before = await tablesOf(foyer);

    await bob.open(link);
    expectLoggedInAs(bob, 'bob@example.com');
    const { url: path } = bob;
    for (const typed of [{ password: goodPassword }, { newPassword: 'crimson teapot lantern' }]) {
      await bob.post(path, { _csrf: bob.csrf, ...typed });
      expectLoggedInAs(bob, 'bob@example.com');
    }
    expect(await tablesOf(foyer)).toEqual(before);

    await bob.press('Log out');
    await bob.open(link);
    expect(bob.url).toBe('/account');
    expect(bob.page).toContain('Your account is active and you’re logged in.');
  });
});

/** Stops the clock, so that 24 hours are exactly 24 hours. */
async function registeredJustNow(): Promise<{ visitor: Browser; link: string }> {
  foyer.clock.standStill();
  const visitor = await register(foyer, 'ada@example.com');
  await foyer.allMailSent();
  return { visitor, link: (await foyer.mailbox.lastTo('ada@example.com')).link };
}

function expectAlreadyActive(browser: Browser): void {
  expect(browser.status).toBe(200);
  expect(browser.html('h1').text()).toBe('Your account is already active');
  expect(browser.html('main a').attr('href')).toBe('/login');
  expect(browser.response.text).not.toContain('ada@example.com');
}

function expectExpired(browser: Browser): void {
  expect(browser.status).toBe(410);
  expect(browser.html('h1').text()).toBe('This link has expired');
  expect(browser.html('main a').attr('href')).toBe('/register');
  expect(browser.response.text).not.toContain('ada@example.com');
}

function expectUnknown(browser: Browser): void {
  expect(browser.status).toBe(404);
  expect(browser.html('h1').text()).toBe('This link doesn’t work');
  expect(browser.response.text).not.toContain('ada@example.com');
}

function expectLoggedInAs(browser: Browser, email: string): void {
  expect(browser.status).toBe(200);
  expect(browser.answers).toHaveLength(1);
  expect(browser.html('h1').text()).toBe(`You’re logged in as ${email}`);
  expect(browser.formWith('Log out').path).toBe('/logout');
  expect(browser.response.text).not.toContain('ada@example.com');
}
