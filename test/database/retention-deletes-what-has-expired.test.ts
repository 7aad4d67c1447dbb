import { jest } from '@jest/globals';
import { createApp } from '../../src/app/create-app.js';
import { Database } from '../../src/database/database.js';
import { RetentionJob } from '../../src/database/retention-job.js';
import { MailWorker } from '../../src/mail/worker.js';
import { policy } from '../../src/policy.js';
import { type Duration, days, hours, minutes } from '../../src/common/time.js';
import { askForAddress, askForReset, linksOf, idOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { until } from '../support/mail-room.js';
import { goodPassword, logIn, memberOf, register } from '../support/people.js';

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication();
});

afterEach(async () => {
  await foyer.stop();
});

const sweep = (): Promise<void> => foyer.app.get(RetentionJob).run();

async function count(table: string): Promise<number> {
  const [row] = await foyer.rows<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
  return row?.count ?? 0;
}

/** Expects that a sweep takes nothing of this table just before, and one row at that moment. */
async function expectSweptAfter(span: Duration, table: string): Promise<void> {
  const before = await count(table);
  foyer.clock.advance(span - minutes(1));
  await sweep();
  expect({ table, rows: await count(table) }).toEqual({ table, rows: before });
  foyer.clock.advance(minutes(1));
  await sweep();
  expect({ table, rows: await count(table) }).toEqual({ table, rows: before - 1 });
}

/** One row, without the mail worker and the log-ins that would make more. */
async function oneRow(table: string): Promise<void> {
  await foyer.app.get(Database).write([], async (db) => {
    await db.query(`DELETE FROM ${table} WHERE id <> (SELECT max(id) FROM ${table})`);
  });
}

describe('A sweep', () => {
  it('takes registrations a week after their link has expired [ASVS 14.2.7]', async () => {
    await register(foyer, 'ada@example.com');
    await expectSweptAfter(policy.activation.linkLifetime + policy.retention.expiredLinksFor, 'registrations');
  });

  it('takes links a week after they have expired, also those of nobody', async () => {
    await askForReset(foyer, 'nobody@example.com');
    await expectSweptAfter(policy.links.passwordReset + policy.retention.expiredLinksFor, 'links');
    await memberOf(foyer, 'ada@example.com');
    await askForReset(foyer, 'ada@example.com');
    await expectSweptAfter(policy.links.passwordReset + policy.retention.expiredLinksFor, 'links');
  });

  it('takes sessions when they end [ASVS 14.2.7]', async () => {
    await memberOf(foyer, 'ada@example.com');
    await expectSweptAfter(policy.sessions.idle, 'sessions');
  });

  it('takes mail twelve days after it was sent, and none that still waits [ASVS 14.2.7]', async () => {
    await register(foyer, 'ada@example.com');
    await foyer.allMailSent();
    await foyer.app.get(MailWorker).stop();
    await foyer.app
      .get(Database)
      .write([], (db) =>
        db.query(
          `INSERT INTO outbox SELECT 'waits', kind, recipient, payload, 0, 1e15, NULL, NULL, NULL, 0, NULL, NULL, 0, 'en', 1, 0, '', NULL, NULL, NULL FROM outbox`,
        ),
      );
    await expectSweptAfter(policy.retention.sentMailFor, 'outbox');
    expect(await foyer.rows('SELECT id FROM outbox')).toEqual([{ id: 'waits' }]);
  });

  it('takes events after a year, and known browsers after half a one [ASVS 14.2.7]', async () => {
    await memberOf(foyer, 'ada@example.com');
    await expectSweptAfter(policy.devices.remembered, 'devices');
    await oneRow('events');
    await expectSweptAfter(days(365) - policy.devices.remembered, 'events');
  });

  it('leaves people and everything that still counts alone [ASVS 6.2.10]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    await askForReset(foyer, 'ada@example.com');
    await askForAddress(ada, 'ada@example.org');
    const [reset, change, undo] = await linksOf(foyer, await idOf(foyer, 'ada@example.com'));
    const registrant = await register(foyer, 'bea@example.com');
    foyer.clock.advance(minutes(29));
    await sweep();
    for (const link of [reset, change, undo]) {
      expect((await foyer.browser().open(link?.path ?? '')).status).toBe(200);
    }
    expect((await ada.open('/account')).url).toBe('/account');
    await registrant.open((await foyer.mailbox.lastTo('bea@example.com')).link);
    expect(registrant.page).toContain('Your account is active');
    foyer.clock.advance(days(400));
    await sweep();
    expect((await logIn(foyer, 'ada@example.com')).url).toBe('/account');
    expect((await logIn(foyer, 'bea@example.com', { password: goodPassword })).url).toBe('/account');
  });

  it('comes at the start and every hour', async () => {
    await memberOf(foyer, 'ada@example.com');
    foyer.clock.advance(policy.sessions.idle);
    expect(await count('sessions')).toBe(1);
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask', 'Date', 'performance'],
    });
    // A second process on the same database.
    const again = await createApp(foyer.config, foyer.clock);
    try {
      await again.init();
      await until(async () => (await count('sessions')) === 0);
      await logIn(foyer, 'ada@example.com');
      foyer.clock.advance(policy.sessions.idle);
      jest.advanceTimersByTime(hours(1) - 1);
      // Whatever had begun by now would come first.
      for (let turn = 0; turn < 10; turn += 1) await again.get(Database).write([], () => Promise.resolve());
      expect(await count('sessions')).toBe(1);
      jest.advanceTimersByTime(1);
      await until(async () => (await count('sessions')) === 0);
    } finally {
      jest.useRealTimers();
      await again.close();
    }
  });
});
