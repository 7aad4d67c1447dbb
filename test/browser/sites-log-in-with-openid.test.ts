import { type Browser as Chromium, type BrowserContext, chromium, type Page } from 'playwright-core';
import { setTimeout as wait } from 'node:timers/promises';
import { changePassword } from '../support/acts.js';
import { connect, type ConnectedSite, type SiteKind } from '../support/connected-sites.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';
import { noteCookie } from '../support/secrets-used.js';
import { Server } from '../support/server.js';

const program = process.env.CHROMIUM ?? '/usr/bin/chromium';

let foyer: Server;
let browser: Chromium;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  foyer = await Server.start();
  browser = await chromium.launch({
    executablePath: program,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
});

afterEach(async () => {
  for (const context of contexts.splice(0)) {
    for (const { name, value } of await context.cookies()) noteCookie(name, value);
    await context.close();
  }
});

afterAll(async () => {
  await browser.close();
  await foyer.remove();
});

interface Way {
  readonly kind: SiteKind;
  readonly logOut: (page: Page, origin: string) => Promise<unknown>;
}

const byButton = (page: Page): Promise<void> => page.getByRole('button', { name: 'Log out' }).click();

const ways: readonly Way[] = [
  { kind: 'Express', logOut: (page, origin) => page.goto(`${origin}/logout`) },
  { kind: 'Apache', logOut: (page, origin) => page.goto(`${origin}/openid?logout=${origin}/`) },
  { kind: 'Django', logOut: byButton },
  { kind: 'Single-page application', logOut: byButton },
];

describe.each(ways)('A site with $kind, as docs/connect.md says', ({ kind, logOut }) => {
  let site: ConnectedSite;

  beforeAll(async () => {
    site = await connect(kind, foyer);
  });

  afterAll(async () => {
    await site.stop();
  });

  async function logInOn(page: Page, email: string): Promise<void> {
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
  }

  const address = (name: string): string => `${name}-${kind.replaceAll(/\W/g, '').toLowerCase()}@example.com`;

  /** Somebody who has logged in there for the first time. */
  async function entered(name: string): Promise<Page> {
    await memberOf(foyer, address(name));
    const context = await browser.newContext();
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${site.origin}/`);
    await logInOn(page, address(name));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(`${site.origin}/`);
    await page.getByText(address(name)).waitFor();
    return page;
  }

  it('is entered by logging in and consenting once, and knows the address', async () => {
    const page = await entered('ada');
    await page.context().clearCookies({ domain: '127.0.0.1' });
    await page.goto(`${site.origin}/`);
    await page.getByText(address('ada')).waitFor();
    expect(page.url()).toBe(`${site.origin}/`);
  });

  it('logs out of Foyer as well', async () => {
    const page = await entered('bea');
    await logOut(page, site.origin);
    await page.waitForURL((url) => url.pathname === '/login' || url.origin === site.origin);
    const here = await page.context().newPage();
    await here.goto(`${foyer.url}/account`);
    expect(new URL(here.url()).pathname).toBe('/login');
  });

  it('logs out when people log out of Foyer', async () => {
    const page = await entered('cyd');
    const here = await page.context().newPage();
    await here.goto(foyer.url);
    await here.getByRole('button', { name: 'Log out' }).click();
    await here.waitForURL(/\/login$/);
    await isOut(page);
  });

  it('logs out when the password changes elsewhere', async () => {
    const page = await entered('dan');
    await changePassword(await logIn(foyer, address('dan')));
    await isOut(page);
  });

  if (['Express', 'Apache'].includes(kind))
    it('gets new tokens, again and again, and none once the session has ended', async () => {
      const page = await entered('fay');
      const counted = async (): Promise<unknown> =>
        foyer.rows(
          `SELECT COUNT(*) AS tokens, COUNT(consumed_at) AS used FROM oidc_records r JOIN users u ON u.id = r.user_id
            WHERE kind = 'RefreshToken' AND email = '${address('fay')}'`,
        );
      expect(await counted()).toEqual([{ tokens: 1, used: 0 }]);
      for (const used of [1, 2]) {
        await wait(1500);
        await page.goto(`${site.origin}/refresh`);
        expect(page.url()).toBe(`${site.origin}/refresh`);
        expect(await counted()).toEqual([{ tokens: used + 1, used }]);
      }
      await foyer.change(
        `DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = '${address('fay')}')`,
      );
      expect(await counted()).toEqual([{ tokens: 0, used: 0 }]);
      await isOut(page);
    });

  if (kind === 'Apache')
    it('never passes on claims that a client has made up [ASVS 4.1.3]', async () => {
      const page = await entered('eve');
      const names = ['OIDC_CLAIM_email', 'OIDC-CLAIM-email', 'Oidc-Claim_Email', 'OIDC_CLAIM_groups', 'OIDC_CLAIM_sub'];
      await page.context().setExtraHTTPHeaders(Object.fromEntries(names.map((name) => [name, 'admin@example.com'])));
      await page.goto(`${site.origin}/forged`);
      await page.getByText(address('eve')).waitFor();
      const received = site.received?.find(({ url }) => url === '/forged');
      expect(received).toBeDefined();
      expect(JSON.stringify(received)).not.toContain('admin@example.com');
    });

  /** Within the time of a message, or with the next thing that is asked. */
  async function isOut(page: Page): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      if (kind === 'Single-page application') await page.getByRole('button', { name: 'Again' }).click();
      else await page.goto(`${site.origin}/`);
      await wait(250);
      if (page.url().startsWith(`${foyer.url}/login`)) return;
    }
    throw new Error(`Still in: ${page.url()}`);
  }
});
