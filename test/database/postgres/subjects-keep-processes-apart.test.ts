import { Database } from '../../../src/database/database.js';
import { RateLimits } from '../../../src/limits/rate-limits.js';
import { MailQueue } from '../../../src/mail/queue.js';
import { Outbox } from '../../../src/mail/outbox.js';
import { MailWorker } from '../../../src/mail/worker.js';
import { policy } from '../../../src/policy.js';
import { askForReset, idOf, otherPassword } from '../../support/acts.js';
import type { TestApplication } from '../../support/application.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { racesOf } from '../../support/rounds.js';
import { isLoggedIn } from '../../support/session-cookies.js';
import { endedOrWaits, pauseAt, startTwo, withoutLocks } from '../../support/two-processes.js';

type Two = readonly [TestApplication, TestApplication];

/**
 * One stops at a statement, the other acts, the first goes on. Resolves when both have ended; true if the second had to wait
 * for the first.
 */
async function stepped(
  [one, other]: Two,
  statement: RegExp,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<boolean> {
  const { reached, go } = pauseAt(one, statement);
  const earlier = first();
  await reached;
  const state = { hasEnded: false };
  const later = second().then(() => (state.hasEnded = true));
  await endedOrWaits(other, later);
  const hadToWait = !state.hasEnded;
  go();
  await Promise.all([earlier, later]);
  return hadToWait;
}

let count = 0;
const newEmail = (): string => `person${(count += 1)}@example.com`;

/** What would be wrong if two processes came between each other. Each returns whether it went right. */
const interleavings: Record<string, (two: Two) => Promise<boolean>> = {
  async 'a log-in with the old password does not survive a change of the password'(two) {
    const [one, other] = two;
    const email = newEmail();
    const member = await memberOf(one, email);
    await member.open('/account/password');
    member.fillIn('Current password', goodPassword).fillIn('New password', otherPassword);
    const thief = await other.browser().open('/login');
    thief.fillIn('Email', email).fillIn('Password', goodPassword);
    await stepped(
      two,
      /^UPDATE sessions SET auth_epoch/,
      () => member.press('Change password'),
      () => thief.press('Log in'),
    );
    return !(await isLoggedIn(thief)) && (await isLoggedIn(member));
  },

  async 'a session that was logged out changes nothing afterwards'(two) {
    const [one, other] = two;
    const member = await memberOf(one, newEmail());
    await member.open('/account/profile');
    member.fillIn('Display name', 'Ada');
    const elsewhere = other.browser();
    for (const [name, value] of member.cookies) elsewhere.cookies.set(name, value);
    await elsewhere.open('/account');
    return stepped(
      two,
      /^UPDATE "users" SET "display_name"/,
      () => member.press('Save'),
      () => elsewhere.press('Log out'),
    );
  },

  async 'every try counts'(two) {
    const [one, other] = two;
    const attemptOn = (foyer: TestApplication): Promise<void> => {
      const limits = foyer.app.get(RateLimits);
      return limits.consume(limits.change(subject));
    };
    const subject = newEmail();
    await stepped(
      two,
      /^INSERT INTO limits/,
      () => attemptOn(one),
      () => attemptOn(other),
    );
    const limits = one.app.get(RateLimits);
    const [counted] = await one.app.get(Database).write([], (db) => limits.read(db, limits.change(subject)));
    return counted?.limit.points === 2;
  },

  async 'every mail to an address counts'(two) {
    const [one, other] = two;
    const email = newEmail();
    await becomeUser(one, email);
    const count = async (): Promise<number> => {
      const [row] = await one.rows<{ points: number }>('SELECT CAST(sum(points) AS BIGINT) AS points FROM limits');
      return row?.points ?? 0;
    };
    const before = await count();
    await askForReset(one, email);
    const each = (await count()) - before;
    await stepped(
      two,
      // The four counts of a mail.
      /^INSERT INTO limits .*VALUES (?:\(\?, \?, \?, \?\)[,\s]*){4}/s,
      () => askForReset(one, email),
      () => askForReset(other, email),
    );
    return (await count()) === before + 3 * each;
  },

  async 'an account keeps twenty sessions'(two) {
    const [one, other] = two;
    const email = newEmail();
    await becomeUser(one, email);
    const browsers = [one.browser(), other.browser()] as const;
    for (const [index, foyer] of two.entries()) {
      const browser = browsers[index] ?? foyer.browser();
      await logIn(foyer, email, { browser });
      await browser.press('Log out');
    }
    const userId = await idOf(one, email);
    const mine = 'SELECT id_hash FROM sessions WHERE user_id = ?';
    await one.app.get(Database).write([], (db) =>
      db.query(
        `INSERT INTO sessions (id_hash, user_id, ordinal, auth_epoch, data, ip, user_agent, created_at, seen_at, expires_at)
           SELECT ? || n, id, n, auth_epoch, '{}', '', '', ?, ?, ? FROM users, generate_series(1, ${policy.sessions.perUser}) n
            WHERE id = ?`,
        [email, Date.now(), Date.now(), Date.now() + 3_600_000, userId],
      ),
    );
    await stepped(
      two,
      // The oldest is deleted, and this is not committed.
      /^INSERT INTO events/,
      () => begun(one, browsers[0], email),
      () => begun(other, browsers[1], email),
    );
    return (await one.rows(mine, [userId])).length === policy.sessions.perUser;
  },

  async 'no registration of an address stays pending beside its account'(two) {
    const [one, other] = two;
    const email = newEmail();
    const owner = await register(other, email);
    const { link } = await one.mailbox.lastTo(email);
    await stepped(
      two,
      /^INSERT INTO "registrations"/,
      () => register(one, email),
      () => owner.open(link),
    );
    const pending = 'SELECT 1 FROM registrations WHERE email = ? AND used_at IS NULL';
    return (await one.rows(pending, [email])).length === 0 && owner.url === '/account';
  },

  async 'two workers send no more in an hour than one'(two) {
    const [one] = two;
    for (const { app } of two) await app.get(MailWorker).stop();
    const [queue, rival] = two.map(
      ({ app, config, clock }) => new MailQueue(app.get(Database), { ...config, mailPerHour: 1 }, clock),
    ) as [MailQueue, MailQueue];
    await one.app.get(Database).write([], async (db) => {
      await db.query('DELETE FROM outbox');
      await db.query('DELETE FROM mail_counts');
      for (let mail = 0; mail < 6; mail += 1) {
        const asking = { ip: `198.51.100.${mail}`, userAgent: '', normalizedEmail: newEmail() };
        const link = { nonce: 'n', tokenHash: 't' };
        await one.app
          .get(Outbox)
          .answer(
            db,
            {
              kind: 'password-reset',
              recipient: asking.normalizedEmail,
              language: 'en',
              payload: { link, expiresAt: 0 },
            },
            asking,
          );
      }
    });
    const leased: number[] = [];
    const lease = async (from: MailQueue): Promise<number> => leased.push((await from.lease()).length);
    await stepped(
      two,
      /^\s*WITH due/,
      () => lease(queue),
      () => lease(rival),
    );
    return leased.reduce((sum, each) => sum + each, 0) <= 1;
  },
};

async function begun(foyer: TestApplication, browser: Awaited<ReturnType<typeof logIn>>, email: string): Promise<void> {
  await logIn(foyer, email, { browser });
}

describe.each([
  ['With the locks of subjects', true],
  ['Without them', false],
])('%s', (_name, locked) => {
  let two: Two;

  beforeAll(async () => {
    two = await startTwo();
    if (!locked) withoutLocks(...two);
  });

  afterAll(async () => {
    for (const foyer of two.toReversed()) await foyer.stop();
  });

  it.each(racesOf(Object.keys(interleavings)))(
    locked ? '%s, round %i' : 'it is not so that %s, round %i',
    async (what) => {
      expect(await interleavings[what]?.(two)).toBe(locked);
    },
  );
});
