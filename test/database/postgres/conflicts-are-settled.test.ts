import { Database } from '../../../src/database/database.js';
import { RetentionJob } from '../../../src/database/retention-job.js';
import { policy } from '../../../src/policy.js';
import { deleteAccount, idOf } from '../../support/acts.js';
import type { TestApplication } from '../../support/application.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../../support/people.js';
import { races, racesOf } from '../../support/rounds.js';
import { engineOf } from '../../support/test-database.js';
import { endedOrWaits, pauseAt, startTwo, withoutLocks } from '../../support/two-processes.js';

let one: TestApplication;
let other: TestApplication;

beforeAll(async () => {
  [one, other] = await startTwo();
});

afterAll(async () => {
  await other.stop();
  await one.stop();
});

describe('The retention job', () => {
  it.each(racesOf(['passes over', 'waits for']))(
    '%s an account that its owner is restoring, and keeps it, round %i',
    async (what, round) => {
      const email = `${what.split(' ')[0]}-${round}@example.com`;
      const member = await memberOf(one, email);
      await deleteAccount(member);
      const owner = await logIn(one, email);
      const id = await idOf(one, email);
      if (what === 'waits for') Reflect.set(engineOf(other.app.get(Database)), 'skipLocked', '');
      await owner.open('/account/restore');
      const { reached, go } = pauseAt(one, /^INSERT INTO events/);
      const restoring = owner.press('Restore account');
      await reached;
      // For this process the days of grace are over.
      other.clock.advance(policy.deletion.grace + 1000);
      const sweep = other.app.get(RetentionJob).run();
      await endedOrWaits(other, sweep);
      go();
      await Promise.all([restoring, sweep]);
      expect(await one.rows('SELECT delete_after FROM users WHERE id = ?', [id])).toEqual([{ delete_after: null }]);
      expect(owner.status).toBe(200);
    },
  );
});

describe('A transaction that conflicts with another', () => {
  it.each(races())(
    'is done again, and finds the work of the other: a new browser is recorded once, round %i [ASVS 15.4.1]',
    async (round) => {
      const email = `tabs-${round}@example.com`;
      await becomeUser(one, email);
      withoutLocks(one, other);
      const [tab, second] = [one.browser(), other.browser()];
      for (const browser of [tab, second]) {
        browser.cookies.set('foyer_device', 'd'.repeat(43));
        await browser.open('/login');
        browser.fillIn('Email', email).fillIn('Password', goodPassword);
      }
      const { reached, go } = pauseAt(one, /^INSERT INTO events/);
      const first = tab.press('Log in');
      await reached;
      const later = second.press('Log in');
      await endedOrWaits(other, later);
      go();
      await Promise.all([first, later]);
      expect([tab.url, second.url]).toEqual(['/account', '/account']);
      const known = `SELECT 1 FROM devices d JOIN users u ON u.id = d.user_id WHERE u.email = ?`;
      // The browser that registered, and this one.
      expect(await one.rows(known, [email])).toHaveLength(2);
      const events = await one.rows<{ type: string }>(
        `SELECT type FROM events e JOIN users u ON u.id = e.user_id WHERE u.email = ? AND type LIKE 'signed-in%' ORDER BY e.id`,
        [email],
      );
      expect(events.map(({ type }) => type).sort()).toEqual(['signed-in', 'signed-in', 'signed-in-new-device']);
    },
  );
});
