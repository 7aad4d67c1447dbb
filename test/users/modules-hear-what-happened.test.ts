import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { days } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import { RetentionJob } from '../../src/database/retention-job.js';
import { Log } from '../../src/logging/log.js';
import { policy } from '../../src/policy.js';
import { Events } from '../../src/users/events.js';
import type { UserEvent } from '../../src/users/user-event.js';
import { UserHooks } from '../../src/users/user-hooks.js';
import { Users } from '../../src/users/users.js';
import { changePassword, idOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { until } from '../support/mail-room.js';
import { becomeUser, logIn, memberOf, register } from '../support/people.js';

const nobody = { ip: '127.0.0.1', userAgent: '', language: 'en', requestId: '' } as const;

let foyer: TestApplication;
let heard: UserEvent[] = [];
let failed: unknown[] = [];

beforeAll(async () => {
  foyer = await startApplication();
  const hooks = foyer.app.get(UserHooks);
  const hear = (event: UserEvent): void => void heard.push(event);
  hooks.onRegistered(hear);
  hooks.onActivated(hear);
  hooks.onLoggedIn(hear);
  hooks.onChanged(hear);
  hooks.onDeleted(hear);
  foyer.app.get(Log).watch((_level, event, fields) => {
    if (event === 'listener-failed') failed.push(fields.user);
  });
});

afterAll(async () => {
  await foyer.stop();
});

beforeEach(() => {
  heard = [];
  failed = [];
});

/** Whatever comes later than a moment would not be noticed. */
async function whatIsHeard(count: number): Promise<string[]> {
  await until(() => heard.length >= count);
  await wait(20);
  return heard.map(({ type, ...event }) => ('changed' in event ? `${type} ${event.changed.join()}` : type));
}

const sweep = (): Promise<void> => foyer.app.get(RetentionJob).run();

async function scheduleDeletion(email: string): Promise<string> {
  const id = await idOf(foyer, email);
  const sql = 'UPDATE users SET delete_after = ? WHERE id = ?';
  await foyer.app.get(Database).write([], (db) => db.query(sql, [foyer.clock.now() + policy.deletion.grace, id]));
  return id;
}

/** As an activation does. */
async function takeAddress(email: string): Promise<void> {
  const [users, events] = [foyer.app.get(Users), foyer.app.get(Events)];
  const address = { email, normalizedEmail: email };
  const user = { id: randomUUID(), address, passwordHash: '', language: 'en', timeZone: null } as const;
  await foyer.app.get(Database).write([], (db) => users.createIfFree(db, user, events));
}

describe('A module in the process', () => {
  it('hears of an activation and a log-in, and not of a registration that nobody has confirmed', async () => {
    await register(foyer, 'pending@example.com');
    await memberOf(foyer, 'ada@example.com');
    expect(await whatIsHeard(3)).toEqual(['registered', 'activated', 'logged-in']);
    const userId = await idOf(foyer, 'ada@example.com');
    expect(heard.map((event) => event.userId)).toEqual([userId, userId, userId]);
    await logIn(foyer, 'ada@example.com');
    expect(await whatIsHeard(4)).toEqual(['registered', 'activated', 'logged-in', 'logged-in']);
    expect(heard.at(-1)).toEqual({ type: 'logged-in', userId, at: expect.any(Number) as number, newDevice: true });
  });

  it('hears what has changed', async () => {
    const bea = await memberOf(foyer, 'bea@example.com');
    await changePassword(bea);
    expect(await whatIsHeard(4)).toContain('changed password');
  });

  it('hears nothing of what was rolled back', async () => {
    await becomeUser(foyer, 'cyd@example.com');
    const id = await idOf(foyer, 'cyd@example.com');
    await whatIsHeard(2);
    heard = [];
    const [database, events] = [foyer.app.get(Database), foyer.app.get(Events)];
    const change = database.write([], async (db) => {
      await events.record(db, id, 'password-changed', nobody);
      throw new Error('No.');
    });
    await expect(change).rejects.toThrow('No.');
    await database.write([], (db) => events.record(db, id, 'totp-added', nobody));
    expect(await whatIsHeard(1)).toEqual(['changed factors']);
  });

  it('hears of a deletion when the account is gone, by the retention job or because its address is needed', async () => {
    await becomeUser(foyer, 'dot@example.com');
    await becomeUser(foyer, 'eve@example.com');
    const ids = [await scheduleDeletion('dot@example.com'), await scheduleDeletion('eve@example.com')];
    foyer.clock.advance(policy.deletion.grace - days(1));
    await sweep();
    await whatIsHeard(4);
    heard = [];
    foyer.clock.advance(days(1));
    await takeAddress('dot@example.com');
    expect(await whatIsHeard(1)).toEqual(['deleted']);
    await sweep();
    expect(await whatIsHeard(2)).toEqual(['deleted', 'deleted']);
    expect(heard.map(({ userId }) => userId)).toEqual(ids);
  });

  it('harms nobody when its listener fails or takes its time', async () => {
    const hooks = foyer.app.get(UserHooks);
    let isOver = false;
    hooks.onLoggedIn(() => {
      throw new Error('A mistake');
    });
    hooks.onLoggedIn(async () => Promise.reject(new Error('Another')));
    hooks.onLoggedIn(async () => {
      await wait(300);
      isOver = true;
    });
    const ada = await logIn(foyer, 'ada@example.com');
    expect([ada.url, isOver]).toEqual(['/account', false]);
    const id = await idOf(foyer, 'ada@example.com');
    await until(() => isOver);
    expect(failed).toEqual([id, id]);
    expect(await whatIsHeard(1)).toEqual(['logged-in']);
  });
});
