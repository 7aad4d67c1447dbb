import type { Response } from 'supertest';
import { askForAddress, askForReset, idOf, linksOf, moveTo, otherPassword } from '../support/acts.js';
import { Database } from '../../src/database/database.js';
import { Passwords } from '../../src/passwords/passwords.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { somebody } from '../support/askers.js';
import type { Browser } from '../support/browser.js';
import { goodPassword, logIn, memberOf } from '../support/people.js';
import { races, timeForRaces } from '../support/rounds.js';
import { browserWith, isLoggedIn, sessionOf } from '../support/session-cookies.js';
import { writeSlowly } from '../support/slow-write.js';

const thirdPassword = 'granite whistle orchard';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** Sends a form that has been filled in. */
type Ready = () => Promise<Response>;

function ready(browser: Browser, fields: Record<string, string>, button: string): Ready {
  for (const [label, value] of Object.entries(fields)) browser.fillIn(label, value);
  const form = browser.formWith(button);
  const body = new URLSearchParams(form.fields).toString();
  return () => browser.send('POST', form.path, body);
}

async function readyToChange(member: Browser, to: string): Promise<Ready> {
  await member.open('/account/password');
  return ready(member, { 'Current password': goodPassword, 'New password': to }, 'Change password');
}

async function readyToConfirm(member: Browser, wanted: string, count: number): Promise<Ready> {
  await askForAddress(member, wanted);
  await member.open((await foyer.mailbox.lastAbout(wanted, 'Confirm your new email', count)).link);
  return ready(member, {}, 'Confirm email');
}

/** Sends both at once, or one a little later, so that each wins in some rounds. */
async function atOnce(round: number, one: Ready, other: Ready): Promise<[Response, Response]> {
  if (round % 2 === 1) {
    const [second, first] = await atOnce(round - 1, other, one);
    return [first, second];
  }
  const first = one();
  for (let hashes = round % 8; hashes > 0; hashes -= 2) {
    await foyer.app.get(Passwords).matches('any', undefined, somebody);
  }
  return Promise.all([first, other()]);
}

/** Hashing is first in, first out: when these are done, an earlier request has hashed its passwords. */
async function severalHashes(): Promise<void> {
  for (let count = 0; count < 6; count += 1) await foyer.app.get(Passwords).matches('any', undefined, somebody);
}

/** Blocks writes until the returned function is called. Resolves once all earlier writes are done. */
async function blockWrites(): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise((open) => resolve(open));
    writeSlowly(foyer.app.get(Database), held).catch(reject);
  });
}

/** Expects that exactly one of these passwords works, and returns it. */
async function workingPassword(email: string, ...passwords: string[]): Promise<string> {
  const works = await Promise.all(
    passwords.map(async (password) => (await logIn(foyer, email, { password })).status === 200),
  );
  const working = passwords.filter((_, index) => works[index]);
  expect(working).toHaveLength(1);
  return working[0] ?? '';
}

/** The events of an account, newest last. */
async function eventsOf(userId: string): Promise<string[]> {
  const events = await foyer.rows<{ type: string }>('SELECT type FROM events WHERE user_id = ? ORDER BY id', [userId]);
  return events.map(({ type }) => type);
}

async function liveSessions(userId: string): Promise<number> {
  const rows = await foyer.rows(
    `SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id AND u.auth_epoch = s.auth_epoch WHERE u.id = ?`,
    [userId],
  );
  return rows.length;
}

/** Logs out when the session was found and before a change of the password is written. Undefined if that came too late. */
async function changedBeforeLogOut(email: string): Promise<Browser | undefined> {
  const member = await memberOf(foyer, email);
  const change = await readyToChange(member, otherPassword);
  await member.open('/account');
  const logOut = ready(member, {}, 'Log out');
  let open = await blockWrites();
  const changing = change();
  // It waits to be judged, counted, verified and written: writes are blocked again after each step.
  for (let turn = 0; turn < 3; turn += 1) {
    await severalHashes();
    const closed = blockWrites();
    open();
    open = await closed;
  }
  await severalHashes();
  const leaving = logOut();
  await severalHashes();
  open();
  const [changed, out] = await Promise.all([changing, leaving]);
  const isEnded = (await eventsOf(await idOf(foyer, email))).includes('signed-out');
  expect([changed.headers.location, out.headers.location]).toEqual([isEnded ? '/login' : '/account', '/login']);
  return isEnded ? undefined : member;
}

describe('Concurrently', () => {
  it(
    'a password reset and a password change leave one password and no earlier session',
    async () => {
      const won = new Set<string>();
      for (const round of races(12)) {
        const email = `both-${round}@example.com`;
        const member = await memberOf(foyer, email);
        const before = sessionOf(member);
        await askForReset(foyer, email);
        const userId = await idOf(foyer, email);
        const holder = await foyer.browser().open((await linksOf(foyer, userId))[0]?.path ?? '');
        const [changed, wasReset] = await atOnce(
          round,
          await readyToChange(member, otherPassword),
          ready(holder, { 'New password': thirdPassword }, 'Set new password'),
        );
        // The second one had lost its session or its link.
        const resetWon = wasReset.headers.location === '/login';
        expect(changed.headers.location === '/account').toBe(!resetWon);
        expect([303, 422]).toContain(changed.status);
        expect([303, 404, 410]).toContain(wasReset.status);
        expect(await liveSessions(userId)).toBe(resetWon ? 0 : 1);
        expect(await isLoggedIn(browserWith(foyer, before))).toBe(false);
        expect(await isLoggedIn(member)).toBe(!resetWon);
        expect(await workingPassword(email, goodPassword, otherPassword, thirdPassword)).toBe(
          resetWon ? thirdPassword : otherPassword,
        );
        won.add(resetWon ? 'reset' : 'change');
      }
      // Otherwise there was no race.
      expect(won.size).toBe(2);
    },
    timeForRaces,
  );

  it(
    'an undo and a confirmation leave the old address, the password of the undo and no session',
    async () => {
      for (const round of races(12)) {
        const email = `old-${round}@example.com`;
        const stranger = await memberOf(foyer, email);
        const userId = await idOf(foyer, email);
        await askForAddress(stranger, `new-${round}@example.org`);
        const [change, undo] = await linksOf(foyer, userId);
        await stranger.open(change?.path ?? '');
        const owner = await foyer.browser().open(undo?.path ?? '');
        const [, undone] = await atOnce(
          round,
          ready(stranger, {}, 'Confirm email'),
          ready(owner, { 'New password': otherPassword }, 'Keep old email'),
        );
        expect(undone.headers.location).toBe('/login');
        expect(await foyer.rows('SELECT email FROM users WHERE id = ?', [userId])).toEqual([{ email }]);
        expect(await liveSessions(userId)).toBe(0);
        expect(await isLoggedIn(stranger)).toBe(false);
        expect(await workingPassword(email, goodPassword, otherPassword)).toBe(otherPassword);
        expect((await logIn(foyer, `new-${round}@example.org`)).status).toBe(422);
        const visitor = foyer.browser();
        for (const { path, purpose } of await linksOf(foyer, userId)) {
          expect(purpose).toBe('undo');
          // An undo link from the confirmation restores the same address, or it has ended.
          expect((await visitor.open(path)).status).not.toBe(200);
        }
      }
    },
    timeForRaces,
  );

  it(
    'two confirmations with one link change the address once',
    async () => {
      for (const round of races(10)) {
        const email = `twice-${round}@example.com`;
        const member = await memberOf(foyer, email);
        const userId = await idOf(foyer, email);
        await askForAddress(member, `twice-${round}@example.org`);
        const [change] = await linksOf(foyer, userId);
        await member.open(change?.path ?? '');
        const other = await foyer.browser().open(change?.path ?? '');
        const answers = await atOnce(
          round,
          ready(member, {}, 'Confirm email'),
          ready(other, { Password: goodPassword }, 'Confirm email'),
        );
        expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
        expect((await eventsOf(userId)).filter((type) => type === 'email-changed')).toHaveLength(1);
      }
    },
    timeForRaces,
  );

  it(
    'a log-out and a password change leave the browser logged out, or logged in with the new password',
    async () => {
      for (const round of races(12)) {
        const email = `out-${round}@example.com`;
        const member = await memberOf(foyer, email);
        const userId = await idOf(foyer, email);
        const before = sessionOf(member);
        const change = await readyToChange(member, otherPassword);
        await member.open('/account');
        const [changed, out] = await atOnce(round, change, ready(member, {}, 'Log out'));
        expect([changed.status, out.status]).toEqual([303, 303]);
        const wasChanged = changed.headers.location === '/account';
        const wasLoggedOut = (await eventsOf(userId)).includes('signed-out');
        // The second one had lost the session, or logged out with the new one.
        expect(wasChanged || wasLoggedOut).toBe(true);
        expect(await isLoggedIn(browserWith(foyer, before))).toBe(false);
        expect(await liveSessions(userId)).toBe(wasLoggedOut ? 0 : 1);
        expect(await isLoggedIn(member)).toBe(!wasLoggedOut);
        expect(await workingPassword(email, goodPassword, otherPassword)).toBe(
          wasChanged ? otherPassword : goodPassword,
        );
        expect((await eventsOf(userId)).includes('password-changed')).toBe(wasChanged);
      }
    },
    timeForRaces,
  );

  it.each(races())('a log-out whose session was renewed does not say that it has ended, round %i', async (round) => {
    let member: Browser | undefined;
    // Which of them goes first is up to the machine. After the log-out there is no session to renew: then once more.
    for (let attempt = 0; !member; attempt += 1)
      member = await changedBeforeLogOut(`late-${round}-${attempt}@example.com`);
    await member.open('/login');
    expect(member.url).toBe('/account');
    expect(member.page).not.toContain('You’re logged out.');
    await member.press('Log out');
    expect(member.page).toContain('You’re logged out.');
  });

  it(
    'a deletion and a password change leave a closed account, or an open one that says so',
    async () => {
      for (const round of races(10)) {
        const email = `end-${round}@example.com`;
        const [member, elsewhere] = [await memberOf(foyer, email), await logIn(foyer, email)];
        const userId = await idOf(foyer, email);
        await elsewhere.open('/account/delete');
        const [changed, deleted] = await atOnce(
          round,
          await readyToChange(member, otherPassword),
          ready(elsewhere, { Password: goodPassword }, 'Delete account'),
        );
        const [user] = await foyer.rows<{ delete_after: number | null }>('SELECT * FROM users WHERE id = ?', [userId]);
        const isClosed = user?.delete_after !== null;
        // Each ends the session of the other, so only one of them happened.
        expect(changed.headers.location === '/account').toBe(!isClosed);
        expect(await liveSessions(userId)).toBe(isClosed ? 0 : 1);
        expect((await eventsOf(userId)).includes('deletion-asked')).toBe(isClosed);
        if (isClosed) expect(deleted.headers.location).toBe('/login');
        await workingPassword(email, goodPassword, otherPassword);
      }
    },
    timeForRaces,
  );

  it.each(races())(
    'an account that is restored twice at once stays, and its owner hears of it once, round %i',
    async (round) => {
      const email = `back-${round}@example.com`;
      const member = await memberOf(foyer, email);
      await member.open('/account/delete');
      await member.fillIn('Password', goodPassword).press('Delete account');
      const browsers = [await logIn(foyer, email), await logIn(foyer, email)];
      await Promise.all(browsers.map((browser) => browser.press('Restore account')));
      expect(browsers.map(({ url }) => url)).toEqual(['/account', '/account']);
      for (const browser of browsers) expect(await isLoggedIn(browser)).toBe(true);
      const userId = await idOf(foyer, email);
      expect(await foyer.rows('SELECT 1 FROM users WHERE id = ? AND delete_after IS NULL', [userId])).toHaveLength(1);
      expect((await eventsOf(userId)).filter((type) => type === 'deletion-cancelled')).toHaveLength(1);
    },
  );

  it(
    'two users who want one address: one gets it [ASVS 2.3.4]',
    async () => {
      for (const round of races(10)) {
        const wanted = `wanted-${round}@example.org`;
        const people = [
          await memberOf(foyer, `one-${round}@example.com`),
          await memberOf(foyer, `two-${round}@example.com`),
        ] as const;
        const [one, two] = people;
        const answers = await atOnce(round, await readyToConfirm(one, wanted, 1), await readyToConfirm(two, wanted, 2));
        expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
        // The loser stays logged in, too.
        for (const person of people) expect(await isLoggedIn(person)).toBe(true);
        expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', [wanted])).toHaveLength(1);
      }
      const member = await memberOf(foyer, 'free@example.com');
      expect((await moveTo(foyer, member, 'free@example.org')).page).toContain('free@example.org');
    },
    timeForRaces,
  );
});
