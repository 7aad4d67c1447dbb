import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { FakeProvider, linkWith, logInWith } from '../support/fake-provider.js';
import { memberOf } from '../support/people.js';
import { formsOfProviders, routesOf } from '../support/routes.js';
import { tablesOf } from '../support/tables.js';

let foyer: TestApplication;
let provider: FakeProvider;
let people = 0;

beforeAll(async () => {
  provider = await FakeProvider.open();
  foyer = await startApplication(provider.variables('fake', { TRUST_EMAIL: 'yes' }));
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
});

/** Linked, and logged in. */
async function member(): Promise<Browser> {
  people += 1;
  provider.person = { sub: `sub-${people}` };
  const browser = await memberOf(foyer, `member-${people}@example.com`);
  await linkWith(provider, browser);
  return browser;
}

async function visitorWithIdentity(): Promise<Browser> {
  people += 1;
  provider.person = { sub: `sub-${people}`, email: `new-${people}@example.com`, email_verified: true };
  return logInWith(provider, foyer.browser());
}

const at = async (browser: Browser | Promise<Browser>, path: string): Promise<Browser> => (await browser).open(path);

/** In a browser where each would succeed. */
const forms: Record<string, { button: string; open: () => Promise<Browser> }> = {
  '/login/with/:provider': { button: 'Log in with Fake', open: () => at(foyer.browser(), '/login') },
  '/login/identity': { button: 'Create account', open: visitorWithIdentity },
  '/account/identities/link': { button: 'Link Fake', open: () => at(member(), '/account/identities') },
  '/account/identities/unlink': { button: 'Unlink', open: () => at(member(), '/account/identities') },
  '/account/identities/waiting': {
    button: 'Link account',
    async open() {
      const [owner, visitor] = [await member(), await visitorWithIdentity()];
      for (const [name, value] of visitor.cookies) if (name.endsWith('identity')) owner.cookies.set(name, value);
      return owner.open('/account/identities/waiting');
    },
  },
  '/confirm/with/:provider': { button: 'Confirm with Fake', open: () => at(member(), '/confirm') },
};

describe('The forms of log-ins with other providers', () => {
  it('are all tested here', () => {
    expect(Object.keys(forms).sort()).toEqual([...formsOfProviders]);
    expect(routesOf(foyer, 'post')).toEqual(expect.arrayContaining([...formsOfProviders]));
  });

  it.each(Object.entries(forms))('%s needs the token, and the same site', async (_, { button, open }) => {
    const browser = await open();
    const { path, fields } = browser.formWith(button);
    await foyer.allMailSent();
    foyer.clock.standStill();
    const before = await tablesOf(foyer);
    const without = fields.filter(([name]) => name !== '_csrf');
    for (const [sent, headers] of [
      [without, {}],
      [[...without, ['_csrf', 'wrong']], {}],
      [fields, { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ] as const) {
      const body = new URLSearchParams(sent as [string, string][]).toString();
      const { status, headers: answered } = await browser.send('POST', path, body, headers);
      expect(status).toBe(403);
      expect(answered.refresh).toBeUndefined();
    }
    expect(await tablesOf(foyer)).toEqual(before);
    const { status } = await browser.send('POST', path, new URLSearchParams(fields).toString());
    expect([200, 303]).toContain(status);
  });
});
