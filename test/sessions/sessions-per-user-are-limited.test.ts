import { hours, minutes, seconds } from '../../src/common/time.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../support/people.js';
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

describe('Twenty sessions at most', () => {
  it('belong to one user: with one more, the oldest ends [ASVS 7.1.2]', async () => {
    const other = await memberOf(foyer, 'bea@example.com');
    const browsers = await logInTimes(20);
    expect(await areLoggedIn(browsers)).toEqual(browsers.map(() => true));
    browsers.push(...(await logInTimes(1)));
    expect(await areLoggedIn(browsers)).toEqual(browsers.map((_, index) => index !== 0));
    expect(await isLoggedIn(other)).toBe(true);
  });

  it('are left by thirty log-ins at the very same moment, each of which worked', async () => {
    // Each with a budget of its own by now: browsers that never logged in share five tries.
    const browsers = await logInTimes(30);
    for (const { cookies } of browsers) cookies.delete('foyer_session');
    await Promise.all(browsers.map((browser) => logIn(foyer, 'ada@example.com', { browser })));
    expect(browsers.map(({ answers }) => answers[0]?.headers.location as unknown)).toEqual(
      browsers.map(() => '/account'),
    );
    expect((await areLoggedIn(browsers)).filter(Boolean)).toHaveLength(20);
  });

  it('are twenty that live: those that ran out long ago push nobody out', async () => {
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
