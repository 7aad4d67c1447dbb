import { Database } from '../../../src/database/database.js';
import { RetentionJob } from '../../../src/database/retention-job.js';
import { policy } from '../../../src/policy.js';
import { days, hours } from '../../../src/common/time.js';
import {
  askForAddress,
  askForReset,
  browserLike,
  deleteAccount,
  idOf,
  moveTo,
  restoreAccount,
  userAgents,
} from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { becomeUser, logIn, memberOf, register } from '../../support/people.js';
import { races } from '../../support/rounds.js';
import { rowsMentioning } from '../../support/tables.js';

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication();
});

afterEach(async () => {
  await foyer.stop();
});

const newPassword = 'granite whistle orchard';

const runRetention = (): Promise<void> => foyer.app.get(RetentionJob).run();

/** Deletes an account that has a row in every table. */
async function deletedAccount(email: string): Promise<string> {
  await askForReset(foyer, email);
  const member = await memberOf(foyer, email);
  await logIn(foyer, email, { browser: browserLike(foyer, userAgents.safariOnIphone) });
  await register(foyer, email);
  // A fourth mail to one address would be delayed.
  foyer.clock.advance(policy.mail.refill);
  await askForReset(foyer, email);
  await askForAddress(member, `another@${email.replace('@', '.')}`);
  const id = await idOf(foyer, email);
  expect(Object.keys(await rowsMentioning(foyer, id, email)).sort()).toEqual([
    'devices',
    'events',
    'links',
    'outbox',
    'registrations',
    'sessions',
    'users',
  ]);
  await deleteAccount(member);
  await foyer.allMailSent();
  return id;
}

describe('Fourteen days after a deletion', () => {
  it('every row with the id or the address of the account is deleted [ASVS 14.2.7]', async () => {
    const id = await deletedAccount('ada@example.com');
    // Rows that others added for the address are deleted, too.
    foyer.clock.advance(policy.deletion.grace - days(1));
    await register(foyer, 'ADA@example.com');
    await askForReset(foyer, 'ada@example.com');
    await foyer.allMailSent();
    await runRetention();
    expect(await rowsMentioning(foyer, id)).not.toEqual({});
    foyer.clock.advance(days(1));
    await runRetention();
    expect(await rowsMentioning(foyer, id, 'ada@example.com')).toEqual({});
  });

  describe('before the retention job has run', () => {
    /** An account past its grace period. Its row still exists. */
    async function overdueAccount(email: string): Promise<string> {
      const id = await deletedAccount(email);
      foyer.clock.advance(policy.deletion.grace);
      expect(await foyer.rows('SELECT id FROM users WHERE id = ?', [id])).toHaveLength(1);
      return id;
    }

    it('the address can be registered for a new account', async () => {
      const id = await overdueAccount('ian@example.com');
      const registrant = await register(foyer, 'ian@example.com', { password: newPassword });
      const { link } = await foyer.mailbox.lastAbout('ian@example.com', 'Activate your', 2);
      await registrant.open(link);
      expect(registrant.page).toContain('Your account is active');
      const ian = await logIn(foyer, 'ian@example.com', { password: newPassword });
      expect(ian.url).toBe('/account');
      await runRetention();
      expect((await ian.open('/account/activity')).page).not.toContain('deletion');
      expect(await rowsMentioning(foyer, id)).toEqual({});
    });

    it('another account can change to the address', async () => {
      await overdueAccount('joe@example.com');
      const kim = await memberOf(foyer, 'kim@example.com');
      await moveTo(foyer, kim, 'joe@example.com');
      expect(kim.page).toContain('Email changed.');
    });

    it.each(races())('the retention job does not delete the new account, whichever is first, round %i', async () => {
      for (const [index, order] of (['job first', 'click first', 'at once'] as const).entries()) {
        const email = `leo-${index}@example.com`;
        const id = await overdueAccount(email);
        const registrant = await register(foyer, email, { password: newPassword });
        const { link } = await foyer.mailbox.lastAbout(email, 'Activate your', 2);
        if (order === 'job first') await runRetention();
        if (order === 'at once') await Promise.all([registrant.open(link), runRetention()]);
        else await registrant.open(link);
        expect(registrant.page).toContain('Your account is active');
        await runRetention();
        expect((await logIn(foyer, email, { password: newPassword })).url).toBe('/account');
        expect(await rowsMentioning(foyer, id)).toEqual({});
      }
    });

    it('a mail resent for a registration from the grace period does not mention the old account', async () => {
      await becomeUser(foyer, 'mia@example.com');
      await deleteAccount(await logIn(foyer, 'mia@example.com'));
      foyer.clock.advance(policy.deletion.grace - hours(1));
      const registrant = await register(foyer, 'mia@example.com');
      await foyer.mailbox.lastAbout('mia@example.com', 'You already have');
      foyer.clock.advance(hours(1));
      const before = foyer.mailbox.count;
      await registrant.press('Send again');
      await foyer.allMailSent();
      expect(foyer.mailbox.count).toBe(before);
    });
  });

  it('no data of others is deleted', async () => {
    const id = await deletedAccount('bea@example.com');
    const other = await memberOf(foyer, 'cleo@example.com');
    foyer.clock.advance(policy.deletion.grace - days(1));
    await runRetention();
    await logIn(foyer, 'cleo@example.com', { browser: other });
    await askForAddress(other, 'cleo@example.org');
    await askForReset(foyer, 'cleo@example.com');
    await foyer.allMailSent();
    const cleosId = await idOf(foyer, 'cleo@example.com');
    foyer.clock.advance(days(0.5));
    await deleteAccount(await memberOf(foyer, 'late@example.com'));
    const before = await rowsMentioning(foyer, cleosId, 'cleo@example.com');
    foyer.clock.advance(days(0.5));
    await runRetention();
    expect(await rowsMentioning(foyer, id)).toEqual({});
    const { sessions: _ended, ...others } = before;
    expect(await rowsMentioning(foyer, cleosId, 'cleo@example.com')).toMatchObject(others);
    // Nor of an account still in its grace period.
    expect((await restoreAccount(foyer.browser(), 'late@example.com')).page).toContain('won’t be deleted');
  });

  it('the address is free for an account without data of the old one', async () => {
    const id = await deletedAccount('dora@example.com');
    foyer.clock.advance(policy.deletion.grace);
    await runRetention();
    await foyer.allMailSent();
    const already = foyer.mailbox.all.filter(({ to }) => to === 'dora@example.com').length;
    const registrant = await register(foyer, 'dora@example.com', { password: newPassword });
    await registrant.open((await foyer.mailbox.lastTo('dora@example.com', already + 1)).link);
    const dora = await logIn(foyer, 'dora@example.com', { password: newPassword });
    expect(dora.url).toBe('/account');
    expect(await idOf(foyer, 'dora@example.com')).not.toBe(id);
    await dora.open('/account/activity');
    expect(dora.page).not.toContain('deletion');
  });

  it('cookies and links of the old account do not work, also before the retention job', async () => {
    const member = await memberOf(foyer, 'eve@example.com');
    await moveTo(foyer, member, 'eve@example.org');
    const { link } = await foyer.mailbox.lastAbout('eve@example.com', 'email was changed');
    await deleteAccount(member);
    foyer.clock.advance(policy.deletion.grace);
    expect((await member.open(link)).status).toBe(410);
    await runRetention();
    expect((await member.open(link)).status).toBe(404);
    expect((await member.open('/account')).url).toBe('/login?next=%2Faccount');
  });

  it('earlier addresses of the account are deleted, too', async () => {
    const member = await memberOf(foyer, 'fay@example.com');
    const id = await idOf(foyer, 'fay@example.com');
    await moveTo(foyer, member, 'fay@example.org');
    await deleteAccount(member);
    await foyer.allMailSent();
    foyer.clock.advance(policy.deletion.grace);
    await runRetention();
    expect(await rowsMentioning(foyer, id, 'fay@')).toEqual({});
  });

  it('undelivered mail of the account is deleted, too', async () => {
    const member = await memberOf(foyer, 'gus@example.com');
    const id = await idOf(foyer, 'gus@example.com');
    await moveTo(foyer, member, 'gus@example.org');
    await deleteAccount(member);
    await foyer.allMailSent();
    // As late as delivery can be given up.
    await foyer.app
      .get(Database)
      .write([], (db) => db.query('UPDATE outbox SET failed_at = created_at + ?, sent_at = NULL', [days(1)]));
    foyer.clock.advance(policy.deletion.grace);
    await runRetention();
    expect(await rowsMentioning(foyer, id, 'gus@')).toEqual({});
  });

  it('a restored account keeps everything', async () => {
    await becomeUser(foyer, 'hal@example.com');
    await deleteAccount(await logIn(foyer, 'hal@example.com'));
    foyer.clock.advance(policy.deletion.grace - days(1));
    const hal = await restoreAccount(foyer.browser(), 'hal@example.com');
    foyer.clock.advance(days(1));
    await runRetention();
    await logIn(foyer, 'hal@example.com', { browser: hal });
    expect(hal.url).toBe('/account');
    await hal.open('/account/activity');
    expect(hal.page).toContain('Account activated');
  });
});
