import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';

let foyer: TestApplication;
let secure: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  secure = await startApplication({ BASE_URL: 'https://foyer.example' });
});

afterAll(async () => {
  await foyer.stop();
  await secure.stop();
});

/** Sends the form of this page as a browser that keeps no cookies. */
async function sendWithoutCookies(browser: Browser, path: string, headers = {}): Promise<Browser> {
  if (browser.url !== path) await browser.open(path, headers);
  browser.cookies.clear();
  return browser.fillIn('Email', 'ada@example.com').press('Send reset link', headers);
}

describe('A browser that blocks cookies', () => {
  it('is told so each time, instead of only to send the form again', async () => {
    const browser = foyer.browser();
    for (let time = 1; time <= 3; time += 1) {
      await sendWithoutCookies(browser, '/password/forgot');
      expect(browser.status).toBe(403);
      expect(browser.page).toContain('allow cookies for this site');
      expect(browser.valueOf('Email')).toBe('ada@example.com');
      expect(browser.html('[role=alert] a').attr('href')).toBe('http://localhost:3000/password/forgot');
    }
  });

  it('is told so by a button, too', async () => {
    const browser = await foyer.browser().open('/login');
    browser.cookies.clear();
    await browser.press('Deutsch');
    expect(browser.status).toBe(403);
    expect(browser.page).toContain('allow cookies for this site');
    expect(browser.html('main a').attr('href')).toBe('http://localhost:3000/');
  });

  it('is not the reason for a form from another site', async () => {
    const browser = await foyer.browser().open('/password/forgot');
    browser.cookies.clear();
    await browser.fillIn('Email', 'ada@example.com').press('Send reset link', { 'Sec-Fetch-Site': 'cross-site' });
    expect(browser.page).toContain('The form didn’t come from this site');
    expect(browser.page).not.toContain('allow cookies');
  });
});

describe('A site with https', () => {
  const insecure = { Host: 'foyer.example', 'Sec-Fetch-Site': undefined, Origin: 'http://foyer.example' };

  it('names its address to a browser that opened it by http, which never sends the cookie', async () => {
    const browser = secure.browser();
    for (let time = 1; time <= 2; time += 1) {
      await sendWithoutCookies(browser, '/password/forgot', insecure);
      expect(browser.status).toBe(403);
      expect(browser.page).toContain('Forms don’t work at this address.');
      expect(browser.html('[role=alert] a').attr('href')).toBe('https://foyer.example/password/forgot');
      expect(browser.page).not.toContain('Submit it again');
    }
  });

  it('names it also where a proxy hides the address that the browser used', async () => {
    const browser = await secure.browser().open('/password/forgot');
    const headers = { Host: 'backend:3000', Origin: 'https://old-name.example' };
    await browser.fillIn('Email', 'ada@example.com').press('Send reset link', headers);
    expect(browser.html('[role=alert] a').attr('href')).toBe('https://foyer.example/password/forgot');
  });

  const unknownOrigin = { 'Sec-Fetch-Site': undefined };

  it.each([
    ['its name by http, behind a proxy', true, { Host: 'backend:3000', Origin: 'http://foyer.example' }],
    ['its second name by http', true, { Host: 'second.example', Origin: 'http://second.example' }],
    ['another site by http', false, { Host: 'backend:3000', Origin: 'http://other.example' }],
    ['another site by https', false, { Host: 'backend:3000', Origin: 'https://other.example' }],
    ['its name on another port', false, { Host: 'backend:3000', Origin: 'https://foyer.example:8443' }],
  ])('of a form from %s knows whether the address was wrong: %s', async (_from, isNamed, headers) => {
    const browser = await secure.browser().open('/password/forgot');
    await browser.fillIn('Email', 'ada@example.com').press('Send reset link', { ...unknownOrigin, ...headers });
    expect(browser.status).toBe(403);
    expect(browser.page.includes('Forms don’t work at this address.')).toBe(isNamed);
  });

  it('has nothing to say about addresses where it has no https itself', async () => {
    const browser = await foyer.browser().open('/password/forgot');
    const headers = { ...unknownOrigin, Host: 'localhost:3000', Origin: 'http://localhost:9999' };
    await browser.fillIn('Email', 'ada@example.com').press('Send reset link', headers);
    expect(browser.status).toBe(403);
    expect(browser.page).not.toContain('Forms don’t work at this address.');
  });
});
