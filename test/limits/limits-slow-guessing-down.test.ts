import { days, hours, minutes, seconds } from '../../src/common/time.js';
import type { TestApplication } from '../support/application.js';
import { asked } from '../support/hashing.js';
import { goodPassword } from '../support/people.js';
import { racesOf } from '../support/rounds.js';

const { startApplication } = await import('../support/application.js');
const { becomeUser, logIn } = await import('../support/people.js');
const { guess, sendAtOnce, statusesOf, wrongPassword } = await import('../support/tries.js');

const member = 'member@example.com';
const nobody = 'nobody@example.com';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, member);
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

beforeEach(() => {
  foyer.clock.advance(days(1));
});

const statusOf = async (email: string): Promise<number | undefined> => (await guess(foyer, email))[0]?.status;

describe('Wrong passwords for one address', () => {
  it.each(racesOf([member, nobody]))(
    'are counted when fifty are sent at once: five cost a hash, for %s, round %i [ASVS 2.4.1, 6.3.1]',
    async (email) => {
      const visitor = await foyer.browser().open('/login');
      asked.verify = 0;
      const answers = await sendAtOnce(visitor, '/login', 50, () => ({ email, password: wrongPassword }));
      expect(statusesOf(answers)).toEqual({ 422: 5, 429: 45 });
      expect(asked.verify).toBe(5);
      // Refused attempts do not extend the wait, so they lock nobody out.
      foyer.clock.advance(seconds(1));
      expect(await statusOf(email)).toBe(422);
    },
  );

  it('cost no wait five times; then the wait doubles from one second up to 15 minutes [ASVS 6.3.1]', async () => {
    expect((await guess(foyer, member, 5)).map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      const [refused] = await guess(foyer, member);
      expect({ wait, status: refused?.status, said: refused?.headers['retry-after'] }).toEqual({
        wait,
        status: 429,
        said: String(wait),
      });
      foyer.clock.advance(seconds(wait) - 1);
      expect(await statusOf(member)).toBe(429);
      foyer.clock.advance(1);
      expect(await statusOf(member)).toBe(422);
    }
  });

  it('are forgotten a day after the last one, not earlier', async () => {
    await guess(foyer, member, 4);
    foyer.clock.advance(hours(23));
    expect(await statusOf(member)).toBe(422);
    foyer.clock.advance(days(1) - 1);
    expect(await statusOf(member)).toBe(422);
    const [refused] = await guess(foyer, member);
    expect(refused?.headers['retry-after']).toBe('2');

    foyer.clock.advance(days(1));
    expect((await guess(foyer, member, 6)).map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429]);
  });

  it('are forgotten after a successful log-in', async () => {
    await guess(foyer, member, 4);
    expect((await logIn(foyer, member)).url).toBe('/account');
    expect((await guess(foyer, member, 6)).map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429]);
    foyer.clock.advance(seconds(1));
    expect((await logIn(foyer, member)).url).toBe('/account');
    expect(await statusOf(member)).toBe(422);
  });

  it('also delay the right password, which would otherwise stand out', async () => {
    await guess(foyer, member, 5);
    expect((await logIn(foyer, member)).status).toBe(429);
    foyer.clock.advance(seconds(1));
    expect((await logIn(foyer, member)).url).toBe('/account');
  });

  it('are counted for any spelling of the address, and for no other address', async () => {
    await guess(foyer, 'MEMBER@Example.COM', 5);
    expect(await statusOf(` ${member}`)).toBe(429);
    expect(await statusOf(nobody)).toBe(422);
  });
});

describe('A 429 response', () => {
  it('keeps the entered values, except the password, and says when to try again', async () => {
    await guess(foyer, member, 5);
    const visitor = await foyer.browser().open('/login?next=/account/email');
    await visitor
      .fillIn('Email', 'Member@example.com')
      .fillIn('Password', wrongPassword)
      .check('Stay logged in on this device')
      .press('Log in');
    expect(visitor.status).toBe(429);
    expect(visitor.response.headers['retry-after']).toBe('1');
    expect(visitor.response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(visitor.page).toContain('Try again in 1 second.');
    expect(visitor.valueOf('Email')).toBe('Member@example.com');
    expect(visitor.html('input[name=remember]').attr('checked')).toBeDefined();
    expect(visitor.response.text).not.toContain(wrongPassword);

    foyer.clock.advance(seconds(1));
    await visitor.fillIn('Password', goodPassword).press('Log in');
    expect(visitor.url).toBe('/account/email');
  });

  it.each([
    [6, 'in 2 seconds'],
    [11, 'in 64 seconds'],
    [15, 'in 15 minutes'],
  ])('after %i attempts says %s', async (tries, words) => {
    for (let tried = 0; tried < tries; tried += 1) {
      await guess(foyer, nobody);
      foyer.clock.advance(tried < tries - 1 ? minutes(15) : 0);
    }
    expect((await guess(foyer, nobody))[0]?.text).toContain(`Try again ${words}.`);
  });
});
