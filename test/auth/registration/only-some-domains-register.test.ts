import { becomeUser, goodPassword, logIn, memberOf } from '../../support/people.js';
import { masked } from '../../support/alike.js';
import { call, tokenOf } from '../../support/api.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { FakeProvider, logInWith } from '../../support/fake-provider.js';
import { setMode } from '../../support/registration-mode.js';

const refusal = 'Only email addresses at example.com, bücher.example can be used here.';

let provider: FakeProvider;
let foyer: TestApplication;

beforeAll(async () => {
  provider = await FakeProvider.open();
  foyer = await startApplication({
    ...provider.variables('trusted', { TRUST_EMAIL: 'yes' }),
    LOGIN_WITH: 'trusted',
    REGISTRATION_DOMAINS: 'Example.com, Bücher.example',
  });
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
});

const registrations = async (): Promise<number> => (await foyer.rows('SELECT 1 FROM registrations')).length;

describe('With REGISTRATION_DOMAINS', () => {
  it.each(['ada@example.com', 'Ada.L@EXAMPLE.com', 'ada@bücher.example', 'ada@xn--bcher-kva.example'])(
    '%s registers',
    async (email) => {
      const before = await registrations();
      const browser = await foyer.browser().open('/register');
      await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
      expect(browser.url).toBe('/register/sent');
      expect(await registrations()).toBe(before + 1);
    },
  );

  it.each([
    'ada@example.org',
    'ada@sub.example.com',
    'ada@notexample.com',
    'ada@example.com.example',
    'ada@bucher.example',
  ])('%s does not, on the page and by the API', async (email) => {
    const before = await registrations();
    const browser = await foyer.browser().open('/register');
    await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
    expect(browser.status).toBe(422);
    expect(browser.html('#email-error').text()).toContain(refusal);
    const { status, json } = await call(foyer, 'auth/register', { body: { email, password: goodPassword } });
    expect(status).toBe(422);
    expect(json.errors).toEqual([{ field: 'email', code: 'email.domain', message: refusal }]);
    expect(await registrations()).toBe(before);
  });

  it('the refusal is the same for an address that has an account, whose owner still logs in', async () => {
    const mode = { registrationDomains: foyer.config.registrationDomains };
    setMode(foyer, { registrationDomains: [] });
    await becomeUser(foyer, 'member@example.org');
    setMode(foyer, mode);
    const answers: unknown[] = [];
    for (const email of ['member@example.org', 'nobody@example.org']) {
      const browser = await foyer.browser().open('/register');
      await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
      answers.push(masked(browser.response, email));
    }
    expect(answers[1]).toEqual(answers[0]);
    expect((await logIn(foyer, 'member@example.org')).url).toBe('/account');
  });

  it('an account at another provider gets none with an address of another domain', async () => {
    for (const verified of [true, false]) {
      const email = `${String(verified)}@example.org`;
      provider.person = { sub: email, email, email_verified: verified };
      const browser = await logInWith(provider, foyer.browser(), 'Trusted');
      await browser.press('Create account');
      expect([browser.status, browser.page]).toEqual([422, expect.stringContaining(refusal)]);
      expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email])).toEqual([]);
    }
  });

  it('no account changes its address to one of another domain', async () => {
    const browser = await memberOf(foyer, 'mover@example.com');
    await browser.open('/account/email');
    await browser.fillIn('New email', 'mover@example.org').press('Send confirmation link');
    expect([browser.status, browser.page]).toEqual([422, expect.stringContaining(refusal)]);
    const token = await tokenOf(foyer, 'mover@example.com');
    const body = { email: 'mover@example.org', currentPassword: goodPassword };
    const { status, json } = await call(foyer, 'users/me', { method: 'PATCH', token, body });
    expect([status, json.errors]).toEqual([422, [expect.objectContaining({ field: 'email', code: 'email.domain' })]]);
    await browser.fillIn('New email', 'moved@example.com').press('Send confirmation link');
    expect(browser.url).toBe('/account');
  });
});
