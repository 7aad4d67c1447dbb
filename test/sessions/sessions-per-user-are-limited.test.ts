import { hours, minutes, seconds } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../support/people.js';
import { races } from '../support/rounds.js';
import { isLoggedIn } from '../support/session-cookies.js';

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
  await becomeUser(foyer, 'ada@example.com');
});

afterEach(async () => {
  await foyer.stop();
});

async function logInTimes(count: number): Promise<Browser[]> {
  const browsers: Browser[] = [];
  for (let index = 0; index < count; index += 1) {
    foyer.clock.advance(seconds(1));
    browsers.push(await logIn(foyer, 'ada@example.com'));
  }
  return browsers;
}

const areLoggedIn = (browsers: Browser[]): Promise<boolean[]> => Promise.all(browsers.map(isLoggedIn));

describe('A maximum of twenty sessions', () => {
  it('applies to each user: with one more, the oldest ends [ASVS 7.1.2]', async () => {
    const other = await memberOf(foyer, 'bea@example.com');
    const browsers = await logInTimes(20);
    expect(await areLoggedIn(browsers)).toEqual(browsers.map(() => true));
    browsers.push(...(await logInTimes(1)));
    expect(await areLoggedIn(browsers)).toEqual(browsers.map((_, index) => index !== 0));
    expect(await isLoggedIn(other)).toBe(true);
  });

  it.each(races())('holds after thirty concurrent log-ins, each of which works, round %i', async () => {
    // In known browsers, each with its own limit: unknown ones share five attempts.
    const browsers = await logInTimes(30);
    for (const { cookies } of browsers) cookies.delete('foyer_session');
    // A new period for the budget of log-ins. No more at once than may wait for a hash of one account.
    foyer.clock.advance(policy.limits.logIns.in);
    const { waitingPerSubject: atOnce } = policy.hashing;
    for (let first = 0; first < 30; first += atOnce)
      await Promise.all(
        browsers.slice(first, first + atOnce).map((browser) => logIn(foyer, 'ada@example.com', { browser })),
      );
    expect(browsers.map(({ answers }) => answers[0]?.headers.location as unknown)).toEqual(
      browsers.map(() => '/account'),
    );
    expect((await areLoggedIn(browsers)).filter(Boolean)).toHaveLength(20);
  });

  it('counts live sessions only: expired ones end no others', async () => {
    const atHome = await foyer.browser().open('/login');
    atHome.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword);
    await atHome.check('Stay logged in on this device').press('Log in');
    foyer.clock.advance(minutes(1));
    await logInTimes(19);
    foyer.clock.advance(hours(3));
    await logInTimes(1);
    expect(await isLoggedIn(atHome)).toBe(true);
  });
});
