import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { goodPassword } from '../../support/people.js';
import { setCookies } from '../../support/session-cookies.js';

/** The proxy speaks HTTPS to the browser and HTTP to Foyer. Not every proxy says so. */
const proxies = [
  { trust: '0', says: 'nothing', headers: {}, network: '127.0.0.1' },
  {
    trust: '0',
    says: 'who the client is, although not trusted',
    headers: { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '203.0.113.7' },
    network: '127.0.0.1',
  },
  {
    trust: '1',
    says: 'who the client is',
    headers: { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '198.51.100.9, 203.0.113.7' },
    network: '203.0.113.7',
  },
  {
    trust: '1',
    says: 'that the protocol is HTTP',
    headers: { 'X-Forwarded-Proto': 'http', 'X-Forwarded-For': '203.0.113.7' },
    network: '203.0.113.7',
  },
  {
    trust: '1',
    says: 'what the client sent, which is no address',
    headers: { 'X-Forwarded-For': '203.0.113.7, "><script>' },
    network: '127.0.0.1',
  },
];

describe.each(proxies)('Under HTTPS, with TRUST_PROXY=$trust and a proxy that says $says', (proxy) => {
  let foyer: TestApplication;

  beforeAll(async () => {
    foyer = await startApplication({ BASE_URL: 'https://foyer.example', TRUST_PROXY: proxy.trust });
  });

  afterAll(async () => {
    await foyer.stop();
  });

  function browser(): Browser {
    const browser = foyer.browser();
    browser.headers = { Host: 'foyer.example', Origin: 'https://foyer.example', ...proxy.headers };
    return browser;
  }

  it('users register, log in, stay logged in and log out', async () => {
    const ada = await browser().open('/register');
    await ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Create account');
    const mail = await foyer.mailbox.lastTo('ada@example.com');
    expect(mail.link).toMatch(/^https:\/\/foyer\.example\/activate\//);
    await ada.open(mail.link);
    await ada.press('Log out');
    await ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(ada.url).toBe('/account');
    expect(ada.page).toContain('ada@example.com');
    await ada.open('/account');
    expect(ada.url).toBe('/account');

    const [session] = await foyer.rows('SELECT ip FROM sessions');
    expect(session).toEqual({ ip: proxy.network });

    await ada.press('Log out');
    await ada.open('/account');
    expect(ada.url).toBe('/login?next=%2Faccount');
  });

  it('every cookie is Secure and bound to this host, and HSTS is set [ASVS 3.3.1, 3.3.3]', async () => {
    await becomeUserHere('bea@example.com');
    const bea = await browser().open('/login');
    await bea.fillIn('Email', 'bea@example.com').fillIn('Password', goodPassword).press('Log in');
    const [given] = setCookies(bea.answers[0] ?? bea.response, '__Host-foyer_session');
    expect(given).toMatch(/^__Host-foyer_session=s%3A[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    await bea.press('Log out');
    const [taken] = setCookies(bea.answers[0] ?? bea.response, '__Host-foyer_session');
    expect(taken).toMatch(/^__Host-foyer_session=; /);
    for (const cookie of [taken ?? '', ...setCookies(bea.answers[0] ?? bea.response, '__Host-foyer_notice')]) {
      // Browsers reject a `__Host-` cookie without these, even to delete it.
      expect(cookie).toMatch(/; Path=\/;/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).not.toMatch(/domain/i);
    }
    expect(bea.response.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it('a session cookie without the prefix, which a sibling host could set, is ignored [ASVS 3.3.3]', async () => {
    await becomeUserHere('cyd@example.com');
    const cyd = await browser().open('/login');
    await cyd.fillIn('Email', 'cyd@example.com').fillIn('Password', goodPassword).press('Log in');
    const planted = browser();
    planted.cookies.set('foyer_session', cyd.cookies.get('__Host-foyer_session') ?? '');
    await planted.open('/account');
    expect(planted.url).toBe('/login?next=%2Faccount');
  });

  async function becomeUserHere(email: string): Promise<void> {
    const visitor = await browser().open('/register');
    await visitor.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
    await visitor.open((await foyer.mailbox.lastTo(email)).link);
  }
});

describe('Under HTTP', () => {
  it('HSTS is not set', async () => {
    const foyer = await startApplication();
    const visitor = await foyer.browser().open('/login');
    expect(visitor.response.headers['strict-transport-security']).toBeUndefined();
    await foyer.stop();
  });
});
