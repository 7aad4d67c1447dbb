import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, register } from '../../support/people.js';

let foyer: TestApplication;

const member = 'member@example.com';
const nobody = 'nobody@example.com';
const pending = 'waiter@example.com';
const wrongPassword = 'violet tugboat uncle';

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, member);
  await register(foyer, pending);
});

afterAll(async () => {
  await foyer.stop();
});

/** These three must be indistinguishable. */
const refused = [
  { what: 'a wrong password', email: member, password: wrongPassword },
  { what: 'an unknown address', email: nobody, password: wrongPassword },
  { what: 'a registration whose link was not opened', email: pending, password: goodPassword },
];

async function tryToLogIn(email: string, password: string, path = '/login'): Promise<Browser> {
  const visitor = await foyer.browser().open(path);
  return visitor.fillIn('Email', email).fillIn('Password', password).press('Log in');
}

describe('A refused log-in', () => {
  it.each(refused)('is a 422 that says what to do, for $what', async ({ email, password }) => {
    const visitor = await tryToLogIn(email, password);
    expect(visitor.status).toBe(422);
    expect(visitor.page).toContain('Wrong email or password.');
    expect(visitor.page).toContain('If you’ve just registered, open the link in our email first.');
  });

  it.each(refused)(
    'keeps the address, the checkbox and the next page, and never the password: $what',
    async (person) => {
      const visitor = await foyer.browser().open('/login?next=%2Faccount%3Ffrom%3Dmail');
      visitor.fillIn('Email', person.email).fillIn('Password', person.password);
      await visitor.check('Stay logged in on this device').press('Log in');
      expect(visitor.valueOf('Email')).toBe(person.email);
      expect(visitor.html('input[name=remember]').attr('checked')).toBeDefined();
      expect(visitor.html('input[name=next]').attr('value')).toBe('/account?from=mail');
      expect(visitor.html('input[name=password]').attr('value')).toBeUndefined();
      expect(visitor.response.text).not.toContain(person.password);
    },
  );

  it('does not check a checkbox that was not checked', async () => {
    const visitor = await tryToLogIn(nobody, wrongPassword);
    expect(visitor.html('input[name=remember]').attr('checked')).toBeUndefined();
    expect(visitor.html('input[name=next]')).toHaveLength(0);
  });

  it('leads to the next page once the password is right', async () => {
    const visitor = await tryToLogIn(member, wrongPassword, '/login?next=%2Faccount%3Ffrom%3Dmail');
    await visitor.fillIn('Password', goodPassword).press('Log in');
    expect(visitor.answers[0]?.headers.location).toBe('/account?from=mail');
  });

  it('shows a message at each field that is missing', async () => {
    const visitor = await foyer.browser().open('/login');
    await visitor.press('Log in');
    expect(visitor.status).toBe(422);
    expect(visitor.html('#email-error').text()).toBe('Enter your email address.');
    expect(visitor.html('#password-error').text()).toBe('Enter your password.');
  });
});
