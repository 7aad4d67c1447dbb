import { startApplication, type TestApplication } from './support/application.js';
import { register } from './support/people.js';
import { tablesOf } from './support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** All of them with the cookie of the registering browser, which would activate if a person clicked. */
const looks: readonly [who: string, method: string, headers: Record<string, string>][] = [
  ['a HEAD', 'HEAD', {}],
  ['an OPTIONS', 'OPTIONS', {}],
  ['a prefetch of Chrome', 'GET', { 'Sec-Purpose': 'prefetch' }],
  ['a prefetch through a proxy', 'GET', { 'Sec-Purpose': 'prefetch;anonymous-client-ip' }],
  ['a prerendering of Chrome', 'GET', { 'Sec-Purpose': 'prefetch;prerender' }],
  ['a prefetch of older browsers', 'GET', { Purpose: 'prefetch' }],
  ['a preview of Safari', 'GET', { 'X-Purpose': 'preview', Purpose: 'preview' }],
  ['a prefetch of Firefox', 'GET', { 'X-Moz': 'prefetch' }],
  ['an image on a page', 'GET', { 'Sec-Fetch-Dest': 'image', 'Sec-Fetch-Mode': 'no-cors' }],
  ['a frame', 'GET', { 'Sec-Fetch-Dest': 'iframe' }],
  ['an embedded object', 'GET', { 'Sec-Fetch-Dest': 'embed' }],
  ['a script on a page', 'GET', { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors' }],
];

describe('Looking at the link without meaning to open it', () => {
  it.each(looks)(
    'changes nothing for %s, and the click afterwards works [ASVS 3.5.3]',
    async (who, method, headers) => {
      const email = `${who.replace(/\W/g, '')}@example.com`;
      const visitor = await register(foyer, email);
      const { link } = await foyer.mailbox.lastTo(email);
      await foyer.allMailSent();
      const before = await tablesOf(foyer);

      for (let time = 0; time < 3; time += 1) {
        const answer = await visitor.send(method, new URL(link).pathname, undefined, headers);
        expect(answer.headers.location).toBeUndefined();
        expect(answer.headers['set-cookie'] ?? []).not.toContainEqual(
          expect.stringContaining('foyer_registration'),
        );
      }
      expect(await tablesOf(foyer)).toEqual(before);

      await visitor.open(link);
      expect(visitor.url).toBe('/login');
      expect(visitor.page).toContain('Your address is confirmed');
    },
  );

  it('changes nothing for a scanner that opens it without cookies, in any way, again and again', async () => {
    const visitor = await register(foyer, 'scanned@example.com');
    const { link } = await foyer.mailbox.lastTo('scanned@example.com');
    await foyer.allMailSent();
    const before = await tablesOf(foyer);

    const scanner = foyer.browser();
    scanner.headers = { 'User-Agent': 'LinkScanner/1.0' };
    for (let time = 0; time < 10; time += 1) await scanner.open(link);
    await scanner.send('HEAD', new URL(link).pathname);
    for (const button of ['Activate and log in', 'Choose this password and log in']) {
      await scanner.press(button);
      expect(scanner.status).toBe(422);
    }
    expect(await tablesOf(foyer)).toEqual(before);

    await visitor.open(link);
    expect(visitor.url).toBe('/login');
  });

  it('does not stop a browser that says nothing of what it wants: it is taken at its click [ASVS 3.7.5]', async () => {
    const visitor = await register(foyer, 'old@example.com');
    const { link } = await foyer.mailbox.lastTo('old@example.com');
    const cookie = `foyer_registration=${visitor.cookies.get('foyer_registration')}`;
    const answer = await fetch(`${foyer.url}${new URL(link).pathname}`, {
      headers: { cookie },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/login');
  });
});
