import { Database } from '../../src/database/database.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { addApplication, navigation, refreshOf } from '../support/applications.js';
import { goodPassword } from '../support/people.js';
import { RelyingParty } from '../support/relying-party.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ BASE_URL: 'https://foyer.example.com' });
});

afterAll(async () => {
  await foyer.stop();
});

/** From the log-in page, by its links, through the mail. */
async function signUp(browser: ReturnType<TestApplication['browser']>, email: string): Promise<string> {
  const link = browser.html('a[href^="/register"]').attr('href') ?? '';
  await browser.open(link);
  await browser.fillIn('Email', email).fillIn('Password', 'short').press('Create account');
  await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
  expect(browser.url).toBe('/register/sent');
  return (await foyer.mailbox.lastTo(email)).link;
}

describe('Whoever signs up on the way to something', () => {
  it('comes back to a site that logs in with OpenID Connect, by the link of the mail', async () => {
    const site = await RelyingParty.add(foyer);
    const browser = foyer.browser();
    const attempt = site.attempt();
    await attempt.open(browser);
    await browser.open(await signUp(browser, 'ada@example.com'), { 'Sec-Fetch-Site': 'none' });
    expect(browser.url).toMatch(/^\/consent\//);
    expect(browser.page).toContain('Your account is active');
    await browser.press('Continue');
    expect((await attempt.redeem(attempt.codeIn(browser))).status).toBe(200);
  });

  it('comes back to an application behind a proxy', async () => {
    await addApplication(foyer, 'https://wiki.example.com');
    const browser = foyer.browser();
    await browser.open('/authz/enter?rd=https%3A%2F%2Fwiki.example.com%2Fpage');
    expect(browser.url).toMatch(/^\/login\?next=/);
    await browser.open(await signUp(browser, 'bob@example.com'), { ...navigation, 'Sec-Fetch-Site': 'same-origin' });
    expect(refreshOf(browser.response)).toMatch(/^https:\/\/wiki\.example\.com\/\.foyer\/pass\?/);
  });

  it('comes to their account in another browser, which knows nothing of the site', async () => {
    const browser = foyer.browser();
    const site = await RelyingParty.add(foyer);
    await site.attempt().open(browser);
    const other = foyer.browser();
    await other.open(await signUp(browser, 'eve@example.com'));
    await other.fillIn('Password', goodPassword).press('Activate and log in');
    expect(other.url).toBe('/account');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'data:x'])(
    'is never led to %j',
    async (next) => {
      const browser = foyer.browser();
      await browser.open(`/register?next=${encodeURIComponent(next)}`);
      browser.fillIn('Email', 'joe@example.com').fillIn('Password', goodPassword);
      const { path, fields } = browser.formWith('Create account');
      await browser.post(path, [...fields.filter(([name]) => name !== 'next'), ['next', next]]);
      const rows = await foyer.rows<{ next: string | null }>(
        `SELECT next FROM registrations WHERE email = 'joe@example.com' AND next IS NOT NULL`,
      );
      expect(rows).toEqual([]);
    },
  );

  it('is not led astray by a row either', async () => {
    const browser = foyer.browser();
    await browser.open('/register');
    await browser.fillIn('Email', 'zoe@example.com').fillIn('Password', goodPassword).press('Create account');
    const { link } = await foyer.mailbox.lastTo('zoe@example.com');
    await foyer.app
      .get(Database)
      .write([], (db) => db.query<unknown[]>("UPDATE registrations SET next = '//evil.example/'"));
    await browser.open(link);
    expect(browser.url).toBe('/account');
  });
});
