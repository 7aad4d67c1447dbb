import { startApplication, type TestApplication } from '../../support/application.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const opened = async (query: string): Promise<string | undefined> =>
  (await foyer.browser().open(`/register?${query}`)).valueOf('Email');

describe('The registration form', () => {
  it('starts with the address in the query', async () => {
    expect(await opened('email=ada%40example.com')).toBe('ada@example.com');
    expect(await opened('email=ada%2Btag%40example.com&utm_source=x')).toBe('ada+tag@example.com');
    expect(await opened('email=not%20an%20address')).toBe('not an address');
  });

  it('shows markup as text', async () => {
    const browser = await foyer.browser().open(`/register?email=${encodeURIComponent('"><b id=x>')}`);
    expect(browser.valueOf('Email')).toBe('"><b id=x>');
    expect(browser.html('#x')).toHaveLength(0);
  });

  it.each(['', 'email=', `email=${'a'.repeat(255)}`, 'email=a%0D%0Ab', 'email=a%00', 'email=a&email=b', 'email[]=a'])(
    'is empty with “%s”',
    async (query) => {
      expect((await opened(query)) ?? '').toBe('');
    },
  );

  it('keeps it when the language changes', async () => {
    const browser = await foyer.browser().open('/register?email=ada%2Btag%40example.com');
    await browser.press('Deutsch');
    expect(browser.url).toBe('/register?email=ada%2Btag%40example.com');
    expect(browser.valueOf('E-Mail-Adresse')).toBe('ada+tag@example.com');
    expect((await browser.open('/login?email=ada%40example.com')).valueOf('E-Mail-Adresse')).toBeUndefined();
  });
});
