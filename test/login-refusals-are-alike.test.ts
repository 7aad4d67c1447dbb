import { policy } from '../src/policy.js';
import type { Response } from 'supertest';
import { startApplication, type TestApplication } from './support/application.js';
import type { Browser } from './support/browser.js';
import { becomeUser, goodPassword, register } from './support/people.js';

let foyer: TestApplication;

/** As long as each other, so that the pages are, too. */
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

/** The three that must not be told apart. */
const refused = [
  { what: 'a wrong password', email: member, password: wrongPassword },
  { what: 'an address that nobody has', email: nobody, password: wrongPassword },
  { what: 'a registration whose link was not opened', email: pending, password: goodPassword },
];

async function tryToLogIn(email: string, password: string, path = '/login'): Promise<Browser> {
  const visitor = await foyer.browser().open(path);
  return visitor.fillIn('Email', email).fillIn('Password', password).press('Log in');
}

/** Everything a client receives, without what differs from request to request for anybody. */
function received(response: Response, email: string): { status: number; headers: object; body: string } {
  const headers: Record<string, unknown> = { ...response.headers };
  delete headers.date;
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  delete headers['x-request-id'];
  if (headers['set-cookie']) {
    headers['set-cookie'] = (headers['set-cookie'] as string[]).map((line) =>
      line.replace(/^(foyer_csrf)=[^;]+/, '$1=…'),
    );
  }
  const body = response.text.replaceAll(email, '(address)').replace(/(name="_csrf" value=)"[^"]+"/g, '$1"…"');
  return { status: response.status, headers, body };
}

describe('A refused log-in', () => {
  it.each(refused)('is a 422 that says what to do, for $what', async ({ email, password }) => {
    const visitor = await tryToLogIn(email, password);
    expect(visitor.status).toBe(422);
    expect(visitor.page).toContain('The address or the password is wrong.');
    expect(visitor.page).toContain('If you have just registered, open the link in our mail first.');
  });

  it('is the same page, byte for byte, whoever exists [ASVS 6.3.8]', async () => {
    const answers: ReturnType<typeof received>[] = [];
    for (const { email, password } of refused)
      answers.push(received((await tryToLogIn(email, password)).response, email));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.body).toContain('(address)');
  });

  it.each(refused)(
    'keeps the address, the tick and the way on, and never the password: $what',
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

  it('does not tick what was not ticked', async () => {
    const visitor = await tryToLogIn(nobody, wrongPassword);
    expect(visitor.html('input[name=remember]').attr('checked')).toBeUndefined();
    expect(visitor.html('input[name=next]')).toHaveLength(0);
  });

  it('leads on once the password is right', async () => {
    const visitor = await tryToLogIn(member, wrongPassword, '/login?next=%2Faccount%3Ffrom%3Dmail');
    await visitor.fillIn('Password', goodPassword).press('Log in');
    expect(visitor.answers[0]?.headers.location).toBe('/account?from=mail');
  });

  it('asks for what is missing at its field', async () => {
    const visitor = await foyer.browser().open('/login');
    await visitor.press('Log in');
    expect(visitor.status).toBe(422);
    expect(visitor.html('#email-error').text()).toBe('Enter your email address.');
    expect(visitor.html('#password-error').text()).toBe('Enter your password.');
  });

  it('costs the work of one hash, for a member and for nobody [ASVS 6.3.8]', async () => {
    const visitor = await foyer.browser().open('/login');
    const costs = { member: [] as number[], nobody: [] as number[], unhashed: [] as number[] };
    for (let round = 0; round < 9; round += 1) {
      // Otherwise the sixth would be told to wait.
      foyer.clock.advance(policy.limits.passwords.forgottenAfter);
      costs.member.push(await workOf(visitor, { email: member, password: wrongPassword }));
      costs.nobody.push(await workOf(visitor, { email: nobody, password: wrongPassword }));
      costs.unhashed.push(await workOf(visitor, { email: member, password: '' }));
    }
    const [forMember, forNobody] = [Math.min(...costs.member), Math.min(...costs.nobody)];
    // Hashing is what takes time here; without that the comparison would say nothing.
    expect(forMember).toBeGreaterThan(2 * Math.min(...costs.unhashed));
    expect(forNobody / forMember).toBeGreaterThan(0.67);
    expect(forNobody / forMember).toBeLessThan(1.5);
  });
});

/** The processor time that one log-in takes, in microseconds: other programs do not count. */
async function workOf(visitor: Browser, fields: { email: string; password: string }): Promise<number> {
  const before = process.cpuUsage();
  await visitor.post('/login', { ...fields, _csrf: visitor.csrf });
  expect(visitor.status).toBe(422);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
