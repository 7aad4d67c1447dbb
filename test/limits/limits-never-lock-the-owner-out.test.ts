import { seconds } from '../../src/common/time.js';
import { askForReset, changePassword, otherPassword, resetWith } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../support/people.js';
import { guess, statusesOf, wrongPassword } from '../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

/** Uses up the limit for unknown browsers. */
async function exhaustAttempts(email: string): Promise<void> {
  expect(statusesOf(await guess(foyer, email, 6))).toEqual({ 422: 5, 429: 1 });
}

describe('While others guess passwords', () => {
  it('the owner can log in without a wait in a known browser, and in no other [ASVS 6.3.1, 8.2.4]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    await ada.press('Log out');
    await exhaustAttempts('ada@example.com');
    expect((await logIn(foyer, 'ada@example.com')).status).toBe(429);
    await logIn(foyer, 'ada@example.com', { browser: ada });
    expect(ada.url).toBe('/account');
  });

  it('a known browser has the same limit of its own, and does not use up the limit of others', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    await bea.press('Log out');
    await exhaustAttempts('bea@example.com');
    for (let tried = 0; tried < 5; tried += 1) {
      await logIn(foyer, 'bea@example.com', { browser: bea, password: wrongPassword });
      expect(bea.status).toBe(422);
    }
    await logIn(foyer, 'bea@example.com', { browser: bea });
    expect(bea.status).toBe(429);
    foyer.clock.advance(seconds(1));
    await logIn(foyer, 'bea@example.com', { browser: bea });
    expect(bea.url).toBe('/account');
    // For others the same second is over, and nothing else has changed.
    expect(statusesOf(await guess(foyer, 'bea@example.com', 2))).toEqual({ 422: 1, 429: 1 });
  });

  it('wrong passwords in one known browser delay only that browser', async () => {
    const old = await memberOf(foyer, 'hal@example.com');
    await old.press('Log out');
    const present = await logIn(foyer, 'hal@example.com');
    await present.press('Log out');
    for (const status of [422, 422, 422, 422, 422, 429]) {
      await logIn(foyer, 'hal@example.com', { browser: old, password: wrongPassword });
      expect(old.status).toBe(status);
    }
    await logIn(foyer, 'hal@example.com', { browser: present });
    expect(present.url).toBe('/account');
  });

  it('wrong passwords in a known browser do not count for unknown ones', async () => {
    const cleo = await memberOf(foyer, 'cleo@example.com');
    await cleo.press('Log out');
    for (let tried = 0; tried < 5; tried += 1)
      await logIn(foyer, 'cleo@example.com', { browser: cleo, password: wrongPassword });
    expect(statusesOf(await guess(foyer, 'cleo@example.com', 6))).toEqual({ 422: 5, 429: 1 });
  });

  it('a browser known for another account, or with an invented cookie, counts as unknown', async () => {
    await becomeUser(foyer, 'dora@example.com');
    const eve = await memberOf(foyer, 'eve@example.com');
    await eve.press('Log out');
    await exhaustAttempts('dora@example.com');
    await logIn(foyer, 'dora@example.com', { browser: eve });
    expect(eve.status).toBe(429);
    const forger = foyer.browser();
    forger.cookies.set('foyer_device', 'A'.repeat(43));
    await logIn(foyer, 'dora@example.com', { browser: forger });
    expect(forger.status).toBe(429);
  });

  it('a mailed link makes a new browser known, also without a known one', async () => {
    await becomeUser(foyer, 'fay@example.com');
    await exhaustAttempts('fay@example.com');
    const fay = await askForReset(foyer, 'fay@example.com');
    await resetWith((await foyer.mailbox.lastAbout('fay@example.com', 'Reset your')).link, fay);
    expect(fay.url).toBe('/login');
    expect((await logIn(foyer, 'fay@example.com', { password: otherPassword })).status).toBe(429);
    await logIn(foyer, 'fay@example.com', { browser: fay, password: otherPassword });
    expect(fay.url).toBe('/account');
  });

  it('a thief’s browser has no limit of its own any more once the owner has changed the password', async () => {
    const ivy = await memberOf(foyer, 'ivy@example.com');
    const thief = await logIn(foyer, 'ivy@example.com');
    await thief.press('Log out');
    await changePassword(ivy);
    await exhaustAttempts('ivy@example.com');
    await logIn(foyer, 'ivy@example.com', { browser: thief, password: wrongPassword });
    expect(thief.status).toBe(429);
    await ivy.press('Log out');
    await logIn(foyer, 'ivy@example.com', { browser: ivy, password: otherPassword });
    expect(ivy.url).toBe('/account');
  });

  it('only the right password makes a browser known', async () => {
    await becomeUser(foyer, 'gil@example.com');
    const stranger = await logIn(foyer, 'gil@example.com', { password: wrongPassword });
    expect(stranger.cookies.has('foyer_device')).toBe(false);
    await askForReset(foyer, 'gil@example.com', stranger);
    expect(stranger.cookies.has('foyer_device')).toBe(false);
    await logIn(foyer, 'gil@example.com', { browser: stranger, password: goodPassword });
    expect(stranger.cookies.has('foyer_device')).toBe(true);
  });
});
