import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { FakeGitHub } from '../support/fake-github.js';
import { fromAnotherSite, leadsTo } from '../support/fake-provider.js';
import { memberOf } from '../support/people.js';

let foyer: TestApplication;
let github: FakeGitHub;

beforeAll(async () => {
  github = await FakeGitHub.open();
  foyer = await startApplication(github.variables({ LOGIN_GITHUB_TRUST_EMAIL: 'yes' }));
});

afterAll(async () => {
  await foyer.stop();
  await github.close();
});

beforeEach(() => {
  github.iss = `${github.url}/login/oauth`;
  github.apiStatus = 200;
  github.emails = [{ email: 'octocat@example.com', primary: true, verified: true }];
});

async function come(browser = foyer.browser()): Promise<Browser> {
  await browser.open('/login');
  await browser.press('Log in with GitHub');
  return browser.open(github.authorize(leadsTo(browser)), fromAnotherSite);
}

describe('GitHub', () => {
  it('is asked with PKCE, for no more than who it is', async () => {
    const browser = await foyer.browser().open('/login');
    await browser.press('Log in with GitHub');
    const asked = new URL(leadsTo(browser)).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('scope')).toBe('read:user user:email');
  });

  it('makes an account of its primary address, if that is verified', async () => {
    github.emails = [{ email: 'octocat@example.com', primary: true, verified: false }];
    const waits = await come();
    await waits.press('Create account');
    expect(waits.url).toBe('/register/sent');
    github.emails = [
      { email: 'other@example.com', primary: false, verified: true },
      { email: 'octocat@example.com', primary: true, verified: true },
    ];
    const browser = await come();
    await browser.press('Create account');
    expect(browser.page).toContain('The Octocat');
    const [row] = await foyer.rows<{ subject: string; label: string }>('SELECT subject, label FROM identities');
    expect(row).toEqual({ subject: '583231', label: 'octocat' });
  });

  it('logs in with its number: neither the name nor the address matters', async () => {
    github.user = { id: 583231, login: 'renamed', name: null };
    github.emails = [];
    expect((await come()).page).toContain('octocat@example.com');
    // Somebody else takes the name.
    github.user = { id: 7, login: 'octocat', name: null };
    expect((await come()).url).toBe('/login/identity');
    github.user = { id: 583231, login: 'octocat' };
  });

  it('may name itself (RFC 9207), and nobody else', async () => {
    github.iss = undefined;
    expect((await come()).url).toBe('/account');
    github.iss = 'https://github.com.evil.example/login/oauth';
    expect((await come()).status).toBe(400);
  });

  it('that is down, or refuses, is a page', async () => {
    github.apiStatus = 503;
    expect((await come()).status).toBe(502);
    github.apiStatus = 403;
    expect((await come()).status).toBe(400);
    github.apiStatus = 200;
    github.user = { id: 'not a number', login: 'x' };
    expect((await come()).status).toBe(400);
    github.user = { id: 583231, login: 'octocat' };
  });

  it('says nothing of when somebody logged in there: that counts as long ago', async () => {
    const browser = await come();
    await browser.open('/account/email');
    expect(browser.url).toContain('/confirm');
    expect(browser.page).toContain('You have no password yet.');
    expect(browser.html('form[action^="/confirm/with"]')).toHaveLength(0);
  });

  it('is linked to an account of its own', async () => {
    const browser = await memberOf(foyer, 'member@example.com');
    github.user = { id: 99, login: 'member' };
    await browser.open('/account/identities');
    await browser.press('Link GitHub');
    await browser.open(github.authorize(leadsTo(browser)), fromAnotherSite);
    expect(browser.page).toContain('GitHub member');
    expect((await come()).page).toContain('member@example.com');
  });
});
