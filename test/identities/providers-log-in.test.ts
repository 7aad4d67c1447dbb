import { FakeProvider, linkWith, logInWith } from '../support/fake-provider.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { addApp } from '../support/factors.js';
import { memberOf } from '../support/people.js';

let foyer: TestApplication;
let provider: FakeProvider;
let people = 0;

beforeAll(async () => {
  provider = await FakeProvider.open();
  foyer = await startApplication(provider.variables());
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
});

/** A member whose account is linked, with the browser in which it is logged in. */
async function linkedMember(): Promise<{ email: string; browser: Browser }> {
  people += 1;
  const email = `member-${people}@example.com`;
  const browser = await memberOf(foyer, email);
  provider.person = { sub: `sub-${people}`, email: `elsewhere-${people}@example.net`, email_verified: false };
  await linkWith(provider, browser);
  expect(browser.page).toContain('Account linked.');
  return { email, browser };
}

describe('An account that is linked to one at another provider', () => {
  it('is logged in with it, without any password', async () => {
    const { email } = await linkedMember();
    const other = await logInWith(provider, foyer.browser());
    expect(other.url).toBe('/account');
    expect(other.page).toContain(email);
  });

  it('is told by mail, as an event, and on the page', async () => {
    const { email, browser } = await linkedMember();
    expect(browser.page).toContain(`elsewhere-${people}@example.net`);
    const mail = await foyer.mailbox.lastAbout(email, 'Another way to log in');
    expect(mail.text).toContain('It can be used to log in.');
    await browser.open('/account/activity');
    expect(browser.page).toContain(`Account from another site linked: Fake: elsewhere-${people}@example.net`);
    await browser.open('/account/security');
    expect(browser.page).toContain('Linked accounts 1 account');
  });

  it('goes on to where the visitor was going', async () => {
    await linkedMember();
    const other = await logInWith(provider, foyer.browser(), 'Fake', '/account/sessions');
    expect(other.url).toBe('/account/sessions');
  });

  it('still asks for its second factor', async () => {
    const { browser } = await linkedMember();
    const app = await addApp(foyer, browser);
    const other = await logInWith(provider, foyer.browser(), 'Fake', '/account/sessions');
    expect(other.url).toContain('/login/code');
    await other.fillIn('Code', await app.nextCode()).press('Log in');
    expect(other.url).toBe('/account/sessions');
    const [session] = await foyer.rows<{ data: string }>('SELECT data FROM sessions ORDER BY created_at DESC LIMIT 1');
    expect(JSON.parse(session?.data ?? '')).toMatchObject({ amr: ['fed', 'otp', 'mfa'] });
  });

  it('does not turn its second factor off without the password', async () => {
    const { browser } = await linkedMember();
    await addApp(foyer, browser);
    const other = await logInWith(provider, foyer.browser());
    expect(other.url).toContain('/login/code');
    const { csrf } = other;
    for (const act of [() => other.open('/login/recovery'), () => other.post('/login/recovery', { _csrf: csrf })]) {
      await act();
      expect(other.url).toBe('/login');
      expect(other.page).toContain('log in with your password');
    }
  });

  it('mails about a new browser, as every log-in does', async () => {
    const { email } = await linkedMember();
    await logInWith(provider, foyer.browser());
    expect((await foyer.mailbox.lastAbout(email, 'New sign-in')).text).toContain('account');
  });

  it('is not logged in with it any more once it is unlinked, and other sessions end', async () => {
    const { email, browser } = await linkedMember();
    const other = await logInWith(provider, foyer.browser());
    await browser.open('/account/identities');
    await browser.press('Unlink');
    expect(browser.page).toContain('Account unlinked.');
    await other.open('/account');
    expect(other.url).toContain('/login');
    const third = await logInWith(provider, foyer.browser());
    expect(third.url).toBe('/login/identity');
    await foyer.mailbox.lastAbout(email, 'A way to log in to your');
  });

  it('leads to the page that restores it while it is to be deleted', async () => {
    const { browser } = await linkedMember();
    await browser.open('/account/delete');
    await browser.fillIn('Password', 'violet tugboat ankle').press('Delete account');
    const other = await logInWith(provider, foyer.browser());
    expect(other.url).toContain('/account/restore');
  });
});

describe('An identity', () => {
  it('belongs to one account', async () => {
    await linkedMember();
    const stranger = await memberOf(foyer, 'stranger@example.com');
    await linkWith(provider, stranger);
    expect(stranger.page).toContain('linked to a different account here');
    expect(await foyer.rows('SELECT 1 FROM identities WHERE subject = ?', [provider.person.sub])).toHaveLength(1);
  });

  it('that is linked already stays so', async () => {
    const { browser } = await linkedMember();
    await linkWith(provider, browser);
    expect(browser.page).toContain('This account was already linked.');
  });
});
