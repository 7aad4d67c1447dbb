import { formats } from '../../../src/i18n/formats.js';
import { minutes } from '../../../src/common/time.js';
import {
  askForAddress,
  askForReset,
  browserLike,
  changePassword,
  deleteAccount,
  moveTo,
  otherPassword,
  resetWith,
  restoreAccount,
  undoWith,
  userAgents,
} from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** The entries of the page, newest first. */
async function activityOf(browser: Browser): Promise<string[]> {
  await browser.open('/account/activity');
  expect(browser.url).toBe('/account/activity');
  const $ = browser.html;
  return $('ul.entries > li')
    .toArray()
    .map((entry) => $(entry).text().replace(/\s+/g, ' ').trim());
}

/** Expects these words in the newest entries, newest first. */
async function expectNewest(browser: Browser, ...words: string[]): Promise<void> {
  const entries = await activityOf(browser);
  expect(entries.slice(0, words.length)).toEqual(words.map((word) => expect.stringContaining(word) as string));
}

const loggedIn = 'New login';
/** Also after an undo or a deletion, which end the trust in every browser. */
const loggedInAnew = 'Login from a new browser';

describe('The activity of an account', () => {
  it('shows the time, network and device of an event', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const ada = await logIn(foyer, 'ada@example.com', { browser: browserLike(foyer, userAgents.firefoxOnWindows) });
    const moment = foyer.clock.now();
    foyer.clock.advance(minutes(70));
    const [entry] = await activityOf(ada);
    expect(entry).toContain(loggedInAnew);
    expect(entry).toContain('Firefox on Windows, IP address 127.0.0.1');
    const at = Date.parse(ada.html('time').attr('datetime') ?? '');
    expect(Math.abs(at - moment)).toBeLessThan(minutes(1));
    expect(entry).toContain(formats.en.datetime(at));
  });

  it('shows the activation and every log-in and log-out', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    await bea.press('Log out');
    await logIn(foyer, 'bea@example.com', { browser: bea });
    const other = await logIn(foyer, 'bea@example.com');
    await expectNewest(other, 'Login from a new browser', loggedIn, 'Logged out', loggedIn, 'Account activated');
  });

  it('shows password changes and resets', async () => {
    const cleo = await memberOf(foyer, 'cleo@example.com');
    await changePassword(cleo);
    await expectNewest(cleo, 'Password changed');
    await askForReset(foyer, 'cleo@example.com');
    await resetWith((await foyer.mailbox.lastAbout('cleo@example.com', 'Reset your')).link, cleo, goodPassword);
    await logIn(foyer, 'cleo@example.com', { browser: cleo });
    await expectNewest(cleo, loggedIn, 'Password reset by email');
  });

  it('shows address changes that were requested, confirmed and undone, with the address', async () => {
    const dora = await memberOf(foyer, 'dora@example.com');
    await moveTo(foyer, dora, 'dora@example.org');
    await expectNewest(dora, 'Email changed: dora@example.org', 'Email change requested: dora@example.org');
    const { link } = await foyer.mailbox.lastAbout('dora@example.com', 'email was changed');
    await undoWith(link, foyer.browser());
    await logIn(foyer, 'dora@example.com', { browser: dora, password: otherPassword });
    await expectNewest(dora, loggedInAnew, 'Email change undone: dora@example.com');
  });

  it('shows sessions that were ended and a data export', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    await logIn(foyer, 'eve@example.com');
    await eve.open('/account/sessions');
    await eve.press('Log out');
    await expectNewest(eve, 'Device logged out');
    await logIn(foyer, 'eve@example.com');
    await eve.open('/account/sessions');
    await eve.press('Log out all other devices');
    await expectNewest(eve, 'All other devices logged out');
    await eve.open('/account/export');
    await expectNewest(eve, 'Data downloaded');
  });

  it('shows a deletion request and that the account was restored', async () => {
    const fay = await memberOf(foyer, 'fay@example.com');
    await deleteAccount(fay);
    await restoreAccount(fay, 'fay@example.com');
    await expectNewest(fay, 'Account deletion cancelled', loggedInAnew, 'Account deletion requested');
  });

  it('has no entry for a refused action', async () => {
    const gus = await memberOf(foyer, 'gus@example.com');
    const before = await activityOf(gus);
    await changePassword(gus, { from: 'not the password' });
    await deleteAccount(gus, 'not the password');
    await askForAddress(gus, 'gus@example.com');
    await logIn(foyer, 'gus@example.com', { password: 'not the password' });
    for (const path of ['/account/export', '/account/delete', '/account/sessions']) await gus.send('HEAD', path);
    expect(await activityOf(gus)).toEqual(before);
  });

  it('is visible to its owner only [ASVS 8.2.2]', async () => {
    const [hal, stranger] = [await memberOf(foyer, 'hal@example.com'), await memberOf(foyer, 'ivy@example.com')];
    await askForAddress(hal, 'hal@example.org');
    expect((await activityOf(stranger)).join()).not.toContain('hal@');
    const visitor = await foyer.browser().open('/account/activity');
    expect(visitor.url).toBe('/login?next=%2Faccount%2Factivity');
  });

  it('shows device names, not the User-Agent header [ASVS 1.2.1]', async () => {
    await becomeUser(foyer, 'jo@example.com');
    const jo = await logIn(foyer, 'jo@example.com', {
      browser: browserLike(foyer, '<img src=x> https://evil.example'),
    });
    await activityOf(jo);
    expect(jo.response.text).not.toContain('evil');
    expect(jo.html('main img')).toHaveLength(0);
  });
});
