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
  userAgents,
} from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { becomeUser, logIn, memberOf, register } from '../../support/people.js';
import { rowsMentioning } from '../../support/tables.js';

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication();
});

afterEach(async () => {
  await foyer.stop();
});

const newPassword = 'granite whistle orchard';

const sweep = (): Promise<void> => foyer.app.get(RetentionJob).run();

/** Somebody of whom there is a row in every table, and who wants to be gone. */
async function leaver(email: string): Promise<string> {
  await askForReset(foyer, email);
  const member = await memberOf(foyer, email);
  await logIn(foyer, email, { browser: browserLike(foyer, userAgents.safariOnIphone) });
  await register(foyer, email);
  // A fourth mail to one address would wait.
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
  it('the sweep takes every row of every table with the id or the address of the account [ASVS 14.2.7]', async () => {
    const id = await leaver('ada@example.com');
    // What people did with the address meanwhile is about it as well.
    foyer.clock.advance(policy.deletion.grace - days(1));
    await register(foyer, 'ADA@example.com');
    await askForReset(foyer, 'ada@example.com');
    await foyer.allMailSent();
    await sweep();
    expect(await rowsMentioning(foyer, id)).not.toEqual({});
    foyer.clock.advance(days(1));
    await sweep();
    expect(await rowsMentioning(foyer, id, 'ada@example.com')).toEqual({});
  });

  describe('before the sweep has come', () => {
    /** Nobody's account any more, though its row is still there. */
    async function over(email: string): Promise<string> {
      const id = await leaver(email);
      foyer.clock.advance(policy.deletion.grace);
      expect(await foyer.rows('SELECT id FROM users WHERE id = ?', [id])).toHaveLength(1);
      return id;
    }

    it('whoever registers the address is mailed a link, and becomes the owner of an account of their own', async () => {
      const id = await over('ian@example.com');
      const registrant = await register(foyer, 'ian@example.com', { password: newPassword });
      const { link } = await foyer.mailbox.lastAbout('ian@example.com', 'Activate your account', 2);
      await registrant.open(link);
      expect(registrant.page).toContain('your account is active');
      const ian = await logIn(foyer, 'ian@example.com', { password: newPassword });
      expect(ian.url).toBe('/account');
      await sweep();
      expect((await ian.open('/account/activity')).page).not.toContain('deletion');
      expect(await rowsMentioning(foyer, id)).toEqual({});
    });

    it('whoever asks to change to the address is mailed a link, and can confirm it', async () => {
      await over('joe@example.com');
      const kim = await memberOf(foyer, 'kim@example.com');
      await moveTo(foyer, kim, 'joe@example.com');
      expect(kim.page).toContain('Your new address is confirmed.');
    });

    it('what was registered then is not taken by the sweep, whichever comes first', async () => {
      for (const [index, order] of (['sweep first', 'click first', 'at once'] as const).entries()) {
        const email = `leo-${index}@example.com`;
        const id = await over(email);
        const registrant = await register(foyer, email, { password: newPassword });
        const { link } = await foyer.mailbox.lastAbout(email, 'Activate your account', 2);
        if (order === 'sweep first') await sweep();
        if (order === 'at once') await Promise.all([registrant.open(link), sweep()]);
        else await registrant.open(link);
        expect(registrant.page).toContain('your account is active');
        await sweep();
        expect((await logIn(foyer, email, { password: newPassword })).url).toBe('/account');
        expect(await rowsMentioning(foyer, id)).toEqual({});
      }
    });

    it('a second mail for a registration of the days of grace does not speak of an account that there is no more', async () => {
      await becomeUser(foyer, 'mia@example.com');
      await deleteAccount(await logIn(foyer, 'mia@example.com'));
      foyer.clock.advance(policy.deletion.grace - hours(1));
      const registrant = await register(foyer, 'mia@example.com');
      await foyer.mailbox.lastAbout('mia@example.com', 'You already have an account');
      foyer.clock.advance(hours(1));
      const before = foyer.mailbox.count;
      await registrant.press('Send it again');
      await foyer.allMailSent();
      expect(foyer.mailbox.count).toBe(before);
    });
  });

  it('nothing of anybody else goes with it', async () => {
    const id = await leaver('bea@example.com');
    const other = await memberOf(foyer, 'cleo@example.com');
    foyer.clock.advance(policy.deletion.grace - days(1));
    await sweep();
    await logIn(foyer, 'cleo@example.com', { browser: other });
    await askForAddress(other, 'cleo@example.org');
    await askForReset(foyer, 'cleo@example.com');
    await foyer.allMailSent();
    const cleosId = await idOf(foyer, 'cleo@example.com');
    foyer.clock.advance(days(0.5));
    await deleteAccount(await memberOf(foyer, 'late@example.com'));
    const before = await rowsMentioning(foyer, cleosId, 'cleo@example.com');
    foyer.clock.advance(days(0.5));
    await sweep();
    expect(await rowsMentioning(foyer, id)).toEqual({});
    const { sessions: _ended, ...others } = before;
    expect(await rowsMentioning(foyer, cleosId, 'cleo@example.com')).toMatchObject(others);
    // Nor those who have only just gone.
    expect((await logIn(foyer, 'late@example.com')).page).toContain('will not be deleted');
  });

  it('the address is free again, for an account that knows nothing of the old one', async () => {
    const id = await leaver('dora@example.com');
    foyer.clock.advance(policy.deletion.grace);
    await sweep();
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

  it('a cookie and a link of the old account open nothing, also before the sweep', async () => {
    const member = await memberOf(foyer, 'eve@example.com');
    await moveTo(foyer, member, 'eve@example.org');
    const { link } = await foyer.mailbox.lastAbout('eve@example.com', 'has a new address');
    await deleteAccount(member);
    foyer.clock.advance(policy.deletion.grace);
    expect((await member.open(link)).status).toBe(410);
    await sweep();
    expect((await member.open(link)).status).toBe(404);
    expect((await member.open('/account')).url).toBe('/login?next=%2Faccount');
  });

  it('nothing tells of an address that the account had before, either', async () => {
    const member = await memberOf(foyer, 'fay@example.com');
    const id = await idOf(foyer, 'fay@example.com');
    await moveTo(foyer, member, 'fay@example.org');
    await deleteAccount(member);
    await foyer.allMailSent();
    foyer.clock.advance(policy.deletion.grace);
    await sweep();
    expect(await rowsMentioning(foyer, id, 'fay@')).toEqual({});
  });

  it('mail that could not be delivered goes with the account, too', async () => {
    const member = await memberOf(foyer, 'gus@example.com');
    const id = await idOf(foyer, 'gus@example.com');
    await moveTo(foyer, member, 'gus@example.org');
    await deleteAccount(member);
    await foyer.allMailSent();
    // As late as it can be given up.
    await foyer.app
      .get(Database)
      .write((db) => db.query('UPDATE outbox SET failed_at = created_at + ?, sent_at = NULL', [days(1)]));
    foyer.clock.advance(policy.deletion.grace);
    await sweep();
    expect(await rowsMentioning(foyer, id, 'gus@')).toEqual({});
  });

  it('a log-in a moment before keeps everything', async () => {
    await becomeUser(foyer, 'hal@example.com');
    await deleteAccount(await logIn(foyer, 'hal@example.com'));
    foyer.clock.advance(policy.deletion.grace - days(1));
    const hal = await logIn(foyer, 'hal@example.com');
    foyer.clock.advance(days(1));
    await sweep();
    await logIn(foyer, 'hal@example.com', { browser: hal });
    expect(hal.url).toBe('/account');
    await hal.open('/account/activity');
    expect(hal.page).toContain('account was activated');
  });
});
