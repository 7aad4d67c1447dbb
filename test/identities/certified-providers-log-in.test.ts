import { minutes } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { fromAnotherSite, leadsTo } from '../support/fake-provider.js';
import { RealProvider } from '../support/real-provider.js';

let foyer: TestApplication;
let provider: RealProvider;

beforeAll(async () => {
  provider = await RealProvider.open('http://localhost:3000/login/with/real/callback');
  foyer = await startApplication(provider.variables());
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
});

async function come(browser: Browser): Promise<Browser> {
  await browser.open('/login');
  await browser.press('Log in with Real');
  return browser.open(await provider.authorize(leadsTo(browser)), fromAnotherSite);
}

describe('With a certified provider (oidc-provider)', () => {
  it('people register, log in, and confirm that it is them', async () => {
    const browser = await come(foyer.browser());
    // From the userinfo endpoint: the ID token has no address.
    expect(browser.page).toContain('The Real account “ada@example.com” isn’t linked');
    await browser.press('Create account');
    expect(browser.url).toBe('/account');
    const again = await come(foyer.browser());
    expect(again.url).toBe('/account');
    await again.open('/account/email');
    expect(again.url).toBe('/account/email');
    foyer.clock.advance(minutes(11));
    await again.open('/account/email');
    await again.press('Confirm with Real');
    // Its clock has not moved, so for Foyer the log-in there is eleven minutes old.
    await again.open(await provider.authorize(leadsTo(again)), fromAnotherSite);
    expect(again.page).toContain('didn’t ask you to log in again');
  });

  it('a code works once', async () => {
    const browser = await foyer.browser().open('/login');
    await browser.press('Log in with Real');
    const back = await provider.authorize(leadsTo(browser));
    await browser.open(back, fromAnotherSite);
    expect(browser.url).toBe('/account');
    const other = await foyer.browser().open('/login');
    await other.press('Log in with Real');
    const own = new URL(await provider.authorize(leadsTo(other)));
    own.searchParams.set('code', new URL(back).searchParams.get('code') ?? '');
    await other.open(own.href, fromAnotherSite);
    expect(other.status).toBe(400);
  });
});
