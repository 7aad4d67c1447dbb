import { policy } from '../../src/policy.js';
import { seconds } from '../../src/common/time.js';
import type { TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { asked } from '../support/hashing.js';
import { goodPassword } from '../support/people.js';
import { races } from '../support/rounds.js';

const { askForAddress } = await import('../support/acts.js');
const { startApplication } = await import('../support/application.js');
const { logIn, memberOf, register } = await import('../support/people.js');
const { guess, sendAtOnce, statusesOf, wrongPassword } = await import('../support/tries.js');

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

interface Place {
  readonly label: string;
  readonly button: string;
  readonly otherwise?: Record<string, string>;
  /** A browser on a page that asks for this address's password. */
  readonly page: (email: string) => Promise<Browser>;
}

const places: Readonly<Record<string, Place>> = {
  'to activate in another browser': {
    label: 'Password',
    button: 'Activate and log in',
    page: async (email) => {
      await register(foyer, email);
      return foyer.browser().open((await foyer.mailbox.lastTo(email)).link);
    },
  },
  'to reauthenticate': {
    label: 'Password',
    button: 'Continue',
    page: async (email) => {
      const member = await memberOf(foyer, email);
      foyer.clock.advance(policy.reauthentication.freshFor);
      return member.open('/account/email');
    },
  },
  'to change it': {
    label: 'Current password',
    button: 'Change password',
    otherwise: { 'New password': 'copper lantern meadow' },
    page: async (email) => (await memberOf(foyer, email)).open('/account/password'),
  },
  'to delete the account': {
    label: 'Password',
    button: 'Delete account',
    page: async (email) => (await memberOf(foyer, email)).open('/account/delete'),
  },
  'to confirm an address without a log-in': {
    label: 'Password',
    button: 'Confirm email',
    page: async (email) => {
      await askForAddress(await memberOf(foyer, email), `new-${email}`);
      return foyer.browser().open((await foyer.mailbox.lastTo(`new-${email}`)).link);
    },
  },
};

function fillIn(browser: Browser, { label, otherwise = {} }: Place, password: string): Browser {
  for (const [other, value] of Object.entries(otherwise)) browser.fillIn(other, value);
  return browser.fillIn(label, password);
}

describe.each(Object.entries(places))('The password required %s', (name, place) => {
  const email = `${name.replace(/[^a-z]+/gi, '-')}@example.com`;

  it('can be wrong five times; then the right one has to wait as well [ASVS 6.3.1, 6.3.4]', async () => {
    const browser = await place.page(email);
    for (let tried = 0; tried < 5; tried += 1) {
      await fillIn(browser, place, wrongPassword).press(place.button);
      expect(browser.status).toBe(422);
    }
    for (const password of [wrongPassword, goodPassword]) {
      await fillIn(browser, place, password).press(place.button);
      expect(browser.status).toBe(429);
      expect(browser.response.headers['retry-after']).toBe('1');
      expect(browser.page).toContain('Try again in 1 second.');
      expect(browser.response.text).not.toContain(password);
    }
    foyer.clock.advance(seconds(1));
    await fillIn(browser, place, wrongPassword).press(place.button);
    expect(browser.status).toBe(422);
    foyer.clock.advance(seconds(2) - 1);
    await fillIn(browser, place, goodPassword).press(place.button);
    expect(browser.status).toBe(429);
    foyer.clock.advance(1);
    await fillIn(browser, place, goodPassword).press(place.button);
    expect(browser.answers[0]?.status).toBe(303);
  });

  it.each(races())(
    'can be wrong five times, each at the cost of a hash, when fifty are sent at once, round %i [ASVS 2.4.1]',
    async (round) => {
      const browser = await place.page(`more-${round}-${email}`);
      fillIn(browser, place, wrongPassword);
      const { path, fields } = browser.formWith(place.button);
      asked.verify = 0;
      const answers = await sendAtOnce(browser, path, 50, () => Object.fromEntries(fields));
      expect(statusesOf(answers)).toEqual({ 422: 5, 429: 45 });
      expect(asked.verify).toBe(5);
    },
  );
});

describe('Wrong passwords of an account', () => {
  it('are counted together on all its pages, but not for the log-in', async () => {
    const email = 'ada@example.com';
    const member = await memberOf(foyer, email);
    await member.open('/account/password');
    for (let tried = 0; tried < 3; tried += 1) {
      member.fillIn('Current password', wrongPassword).fillIn('New password', 'copper lantern meadow');
      await member.press('Change password');
    }
    await member.open('/account/delete');
    for (let tried = 0; tried < 2; tried += 1) {
      await member.fillIn('Password', wrongPassword).press('Delete account');
      expect(member.status).toBe(422);
    }
    await member.open('/confirm');
    await member.fillIn('Password', goodPassword).press('Continue');
    expect(member.status).toBe(429);
    expect((await logIn(foyer, email)).url).toBe('/account');
  });

  it('are forgotten after the right password', async () => {
    const member = await memberOf(foyer, 'bea@example.com');
    for (let round = 0; round < 3; round += 1) {
      await member.open('/confirm');
      for (let tried = 0; tried < 4; tried += 1) {
        await member.fillIn('Password', wrongPassword).press('Continue');
        expect(member.status).toBe(422);
      }
      await member.fillIn('Password', goodPassword).press('Continue');
      expect(member.url).toBe('/account');
    }
  });

  it('also count for the network', async () => {
    const strict = await startApplication({ NETWORK_LIMIT_FACTOR: '0.1' });
    try {
      const member = await memberOf(strict, 'ada@example.com');
      await member.open('/confirm');
      for (let tried = 0; tried < 3; tried += 1) {
        await member.fillIn('Password', wrongPassword).press('Continue');
        expect(member.status).toBe(422);
      }
      const [elsewhere] = await guess(strict, 'nobody@example.com');
      expect(elsewhere?.status).toBe(429);
    } finally {
      await strict.stop();
    }
  });
});
