import type { Response } from 'supertest';
import { hours } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { becomeUser, goodPassword, logIn, register } from '../support/people.js';
import { racesOf } from '../support/rounds.js';
import { browserFrom, sendAtOnce, sendInGroups, statusesOf } from '../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1', TRUST_PROXY: '1' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

const email = (index: number) => ({ email: `person${index}@example.org` });

/** The forms that cost a hash or a mail, each with a browser ready to send it. */
const forms: Readonly<
  Record<
    string,
    { path: string; fieldsOf: (index: number) => Record<string, string>; ready: (browser: Browser) => Promise<Browser> }
  >
> = {
  registrations: {
    path: '/register',
    fieldsOf: (index) => ({ ...email(index), password: goodPassword }),
    ready: (browser) => browser.open('/register'),
  },
  resends: {
    path: '/register/resend',
    fieldsOf: () => ({}),
    ready: (browser) => register(foyer, 'again@example.com', { browser }),
  },
  resets: { path: '/password/forgot', fieldsOf: email, ready: (browser) => browser.open('/password/forgot') },
  'changes of address': {
    path: '/account/email',
    fieldsOf: email,
    // In `sendChanges`.
    ready: (browser) => Promise.resolve(browser),
  },
};

async function sendMany(browser: Browser, name: string, count: number): Promise<Record<number, number>> {
  const { path, fieldsOf } = forms[name] ?? { path: '', fieldsOf: () => ({}) };
  if (name === 'changes of address') return statusesOf(await sendChanges(browser, count));
  const send = name === 'registrations' ? sendInGroups : sendAtOnce;
  return statusesOf(await send(browser, path, count, fieldsOf));
}

let members = 0;

/** From one network, but for many accounts: each can ask for ten changes a day. */
async function sendChanges({ headers }: Browser, count: number): Promise<Response[]> {
  const answers: Response[] = [];
  while (answers.length < count) {
    const email = `member${members++}@example.com`;
    await becomeUser(foyer, email);
    const member = await logIn(foyer, email, { browser: Object.assign(foyer.browser(), { headers }) });
    await member.open('/account/email');
    const group = Math.min(10, count - answers.length);
    const address = (index: number): Record<string, string> => ({ email: `new.${index}.${email}` });
    answers.push(...(await sendAtOnce(member, '/account/email', group, address)));
  }
  return answers;
}

describe('One network', () => {
  it.each(racesOf(Object.keys(forms)))(
    'can request 60 %s per hour, also all at once, round %i [ASVS 2.3.2, 2.4.1]',
    async (name) => {
      foyer.clock.advance(hours(1));
      const ready = forms[name]?.ready;
      if (!ready) throw new Error(name);
      const here = () => ready(browserFrom(foyer, '198.51.100.1'));
      expect(await sendMany(await here(), name, 65)).toEqual({ 303: 60, 429: 5 });

      // Other networks, and other forms from this one, are not affected.
      const elsewhere = () => ready(browserFrom(foyer, '198.51.100.2'));
      expect(await sendMany(await elsewhere(), name, 1)).toEqual({ 303: 1 });
      for (const [other, form] of Object.entries(forms)) {
        if (other === name || (name === 'registrations' && other === 'resends')) continue;
        const requester = await form.ready(browserFrom(foyer, '198.51.100.1'));
        expect({ other, statuses: await sendMany(requester, other, 1) }).toEqual({ other, statuses: { 303: 1 } });
      }

      foyer.clock.advance(hours(1) - 1);
      expect(await sendMany(await here(), name, 1)).toEqual({ 429: 1 });
      foyer.clock.advance(1);
      expect(await sendMany(await here(), name, 1)).toEqual({ 303: 1 });
    },
  );

  it('gets the form back with the entered values and when to try again', async () => {
    foyer.clock.advance(hours(1));
    const visitor = await browserFrom(foyer, '198.51.100.3').open('/register');
    await sendMany(visitor, 'registrations', 60);
    await visitor.fillIn('Email', 'late@example.com').fillIn('Password', goodPassword).press('Create account');
    expect(visitor.status).toBe(429);
    expect(visitor.page).toContain('Try again in 60 minutes.');
    expect(visitor.response.headers['retry-after']).toBe('3600');
    expect(visitor.valueOf('Email')).toBe('late@example.com');
    expect(visitor.response.text).not.toContain(goodPassword);
    expect(await foyer.rows(`SELECT 1 FROM registrations WHERE email = 'late@example.com'`)).toEqual([]);
  });

  it('is not charged for an invalid form', async () => {
    foyer.clock.advance(hours(1));
    const visitor = await browserFrom(foyer, '198.51.100.4').open('/register');
    const refused = await sendAtOnce(visitor, '/register', 70, () => ({ email: 'wrong', password: 'short' }));
    expect(statusesOf(refused)).toEqual({ 422: 70 });
    expect(await sendMany(visitor, 'registrations', 1)).toEqual({ 303: 1 });
  });
});
