import { setTimeout as wait } from 'node:timers/promises';
import { days, hours, minutes, seconds } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import { RetentionJob } from '../../src/database/retention-job.js';
import { policy } from '../../src/policy.js';
import type { EventType } from '../../src/users/event.entity.js';
import { Events } from '../../src/users/events.js';
import { WebhookDeliveries } from '../../src/webhooks/deliveries.js';
import { WebhookEndpoints } from '../../src/webhooks/endpoints.js';
import { WebhookQueue } from '../../src/webhooks/queue.js';
import { webhookSignature } from '../../src/webhooks/signature.js';
import { type WebhookType, webhookTypes } from '../../src/webhooks/types.js';
import { WebhookWorker } from '../../src/webhooks/worker.js';
import { changePassword, deleteAccount, idOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { until } from '../support/mail-room.js';
import { becomeUser, logIn, memberOf, register } from '../support/people.js';
import { noteSecrets } from '../support/secrets-used.js';
import { secretsThatSigned, WebhookReceiver } from '../support/webhook-receiver.js';

const nobody = { ip: '127.0.0.1', userAgent: '', language: 'en', requestId: '' } as const;

let foyer: TestApplication;
let receiver: WebhookReceiver;
let secret: string;
let endpoint: string;

beforeEach(async () => {
  receiver = await WebhookReceiver.open();
  foyer = await startApplication();
  ({ id: endpoint, secret } = await add(receiver.url));
});

afterEach(async () => {
  await foyer.stop();
  await receiver.close();
});

const endpoints = (): WebhookEndpoints => foyer.app.get(WebhookEndpoints);

/** Of a process where nothing has happened yet, so none believes that there is no endpoint. */
async function add(
  url: string,
  events: readonly WebhookType[] = webhookTypes,
): Promise<{ id: string; secret: string }> {
  const added = await endpoints().add({ url: new URL(url), events, allowsPrivate: true });
  noteSecrets(added.secret);
  return added;
}

const deliveries = (): Promise<Record<string, unknown>[]> => foyer.rows('SELECT * FROM webhook_deliveries ORDER BY id');

/** An event, without a mail or a hash. */
async function happen(email: string): Promise<void> {
  const [database, events] = [foyer.app.get(Database), foyer.app.get(Events)];
  const id = await idOf(foyer, email);
  await database.write([], (db) => events.record(db, id, 'totp-added', nobody));
}

/** Someone to whom things can happen, of which nothing was told yet. */
async function someone(email = 'ada@example.com'): Promise<string> {
  await becomeUser(foyer, email);
  await until(async () => (await deliveries()).every((row) => row.delivered_at !== null));
  receiver.received.length = 0;
  return idOf(foyer, email);
}

const settled = (): Promise<void> =>
  until(async () => (await deliveries()).every((row) => row.delivered_at !== null || row.failed_at !== null));

describe('An endpoint', () => {
  it('is told of activations and log-ins, and nothing of registrations that nobody has confirmed', async () => {
    await register(foyer, 'pending@example.com');
    await memberOf(foyer, 'ada@example.com');
    await until(() => receiver.received.length >= 3);
    expect(receiver.types.sort()).toEqual(['user.activated', 'user.logged_in', 'user.registered']);
    const id = await idOf(foyer, 'ada@example.com');
    const data = { id, email: 'ada@example.com', displayName: null, role: 'user', state: 'active', deleteAfter: null };
    const [loggedIn] = receiver.received.filter(({ message }) => message.type === 'user.logged_in');
    expect(loggedIn?.message).toEqual({
      type: 'user.logged_in',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      data: { ...data, newDevice: false },
    });
    expect(receiver.received.find(({ message }) => message.type === 'user.activated')?.message.data).toEqual(data);
    expect(JSON.stringify(receiver.received)).not.toContain('pending@');
    await settled();
    expect(await deliveries()).toHaveLength(3);
  });

  it('is told what has changed, and when the account is to be deleted and is gone, with its id alone', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    const id = await idOf(foyer, 'ada@example.com');
    await changePassword(ada);
    await deleteAccount(ada, 'copper lantern meadow');
    const changed = (): unknown[] =>
      receiver.received.flatMap(({ message }) => (message.type === 'user.changed' ? [message.data.changed] : []));
    await until(() => changed().length === 2);
    expect(changed()).toEqual(expect.arrayContaining([['password'], ['deletion']]));
    await settled();
    foyer.clock.advance(policy.deletion.grace);
    await foyer.app.get(RetentionJob).run();
    await until(() => receiver.types.includes('user.deleted'));
    const deleted = receiver.received.find(({ message }) => message.type === 'user.deleted');
    expect(deleted?.message.data).toEqual({ id });
    // What it was told about the person before is gone with the account.
    expect((await deliveries()).map(({ type, user_id }) => ({ type, user_id }))).toEqual([
      { type: 'user.deleted', user_id: null },
    ]);
  });

  it('is told nothing of what was rolled back', async () => {
    const id = await someone();
    const [database, events] = [foyer.app.get(Database), foyer.app.get(Events)];
    const change = database.write([], async (db) => {
      await events.record(db, id, 'password-changed', nobody);
      throw new Error('No.');
    });
    await expect(change).rejects.toThrow('No.');
    await happen('ada@example.com');
    await until(() => receiver.received.length > 0);
    await settled();
    expect(receiver.received.map(({ message }) => message.data.changed)).toEqual([['factors']]);
  });

  it('is told of an account that waits for approval, and that it is activated when it is approved', async () => {
    const id = await someone();
    const [database, events] = [foyer.app.get(Database), foyer.app.get(Events)];
    const told = (): unknown => receiver.received.map(({ message: { type, data } }) => [type, data.state]);
    const becomes = (state: string, event: EventType): Promise<void> =>
      database.write([], async (db) => {
        await db.query(`UPDATE users SET state = ? WHERE id = ?`, [state, id]);
        await events.record(db, id, event, nobody);
      });
    await becomes('waiting', 'approval-awaited');
    await until(() => receiver.received.length > 0);
    await settled();
    expect(told()).toEqual([['user.registered', 'waiting']]);
    receiver.received.length = 0;
    await becomes('active', 'account-approved');
    await until(() => receiver.received.length > 1);
    await settled();
    expect(told()).toEqual(
      expect.arrayContaining([
        ['user.activated', 'active'],
        ['user.changed', 'active'],
      ]),
    );
  });

  it('gets what it wants to hear of, and nothing else', async () => {
    const other = await WebhookReceiver.open();
    await add(other.url, ['user.logged_in']);
    await memberOf(foyer, 'ada@example.com');
    await until(() => receiver.received.length === 3 && other.received.length === 1);
    await settled();
    expect(other.types).toEqual(['user.logged_in']);
    await other.close();
  });

  it('finds a signature of its secret in each message, by its id, its time and its exact text', async () => {
    await someone();
    await happen('ada@example.com');
    await until(() => receiver.received.length === 1);
    const [message] = receiver.received;
    if (!message) throw new Error('Nothing.');
    expect(message.id).toMatch(/^msg_[\da-f-]{36}$/);
    expect(Math.abs(Number(message.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
    expect(message.headers['content-type']).toBe('application/json');
    expect(await secretsThatSigned(message, [secret])).toEqual([secret]);
    const forged = [
      { ...message, body: message.body.replace('ada', 'eve') },
      { ...message, headers: { ...message.headers, 'webhook-id': 'msg_other' } },
      { ...message, headers: { ...message.headers, 'webhook-timestamp': '1' } },
    ];
    for (const one of forged) expect(await secretsThatSigned(one, [secret])).toEqual([]);
  });

  it('gets signatures of both secrets for a day after a rotation', async () => {
    await someone();
    const renewed = (await endpoints().rotate(endpoint)) ?? '';
    noteSecrets(renewed);
    await happen('ada@example.com');
    await until(() => receiver.received.length === 1);
    foyer.clock.advance(days(1));
    await happen('ada@example.com');
    await until(() => receiver.received.length === 2);
    const signed = receiver.received.map((message) => secretsThatSigned(message, [renewed, secret]));
    expect(await Promise.all(signed)).toEqual([[renewed, secret], [renewed]]);
    await foyer.app.get(RetentionJob).run();
    expect(await foyer.rows('SELECT 1 FROM webhook_secrets')).toHaveLength(1);
  });

  it('has its secret in no table', async () => {
    const rows = JSON.stringify(await foyer.rows('SELECT * FROM webhook_secrets'));
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(secret.slice('whsec_'.length));
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });
});

describe('A signature', () => {
  it('is that of the reference implementation', () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };
    expect(webhookSignature(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], message)).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });
});

describe('A message that is not accepted', () => {
  it('comes again with the same id and text, and a signature of its own time, until it is accepted', async () => {
    await someone();
    receiver.answer = 500;
    await happen('ada@example.com');
    for (const [attempt, delay] of [seconds(6), minutes(6), minutes(36)].entries()) {
      await until(() => receiver.received.length === attempt + 1);
      await until(async () => Number((await deliveries()).at(-1)?.attempts) === attempt + 1);
      foyer.clock.advance(delay);
    }
    receiver.answer = 200;
    await settled();
    expect(new Set(receiver.received.map(({ id, body }) => id + body)).size).toBe(1);
    const times = receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(new Set(times).size).toBe(times.length);
    for (const message of receiver.received) expect(await secretsThatSigned(message, [secret])).toEqual([secret]);
  });

  it('waits longer each time, and is given up after ten attempts in three days: then the endpoint is disabled', async () => {
    await someone();
    receiver.answer = 503;
    await happen('ada@example.com');
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await until(() => receiver.received.length === attempt);
      await until(async () => Number((await deliveries()).at(-1)?.attempts) === attempt);
      const next = Number((await deliveries()).at(-1)?.next_attempt_at) - foyer.clock.now();
      if (attempt === 10) break;
      waits.push(next);
      // Not earlier.
      foyer.clock.advance(next - seconds(2));
      await wait(20);
      expect(receiver.received).toHaveLength(attempt);
      foyer.clock.advance(seconds(3));
    }
    const { retryAfter, retryJitter, triedFor } = policy.webhooks;
    const tried = retryAfter.reduce((sum, delay) => sum + delay, 0);
    expect(Math.floor(tried / days(1))).toBe(triedFor / days(1));
    for (const [index, least] of retryAfter.entries()) {
      expect(waits[index]).toBeGreaterThan(least - seconds(5));
      expect(waits[index]).toBeLessThanOrEqual(least * (1 + retryJitter));
    }
    const [found] = await endpoints().list();
    expect(found).toMatchObject({ disabledBecause: 'failing', waiting: 0 });
    expect((await deliveries()).at(-1)).toMatchObject({ last_status: 503, attempts: 10 });
    await happen('ada@example.com');
    expect((await foyer.app.get(WebhookDeliveries).latest({ onlyFailed: true })).deliveries.length).toBe(1);
    await endpoints().enable(endpoint);
    receiver.answer = 200;
    expect(await foyer.app.get(WebhookDeliveries).retry('all')).toBe(1);
    await settled();
    expect(receiver.received).toHaveLength(11);
  });

  it('does not wait for years when a clock was wrong', async () => {
    await someone();
    receiver.answer = 500;
    await happen('ada@example.com');
    await until(async () => (await deliveries()).some((row) => row.last_status === 500));
    receiver.answer = 200;
    const ahead = 'UPDATE webhook_deliveries SET next_attempt_at = ? WHERE delivered_at IS NULL';
    await foyer.app.get(Database).write([], (db) => db.query(ahead, [foyer.clock.now() + days(1000)]));
    await settled();
    expect(receiver.received).toHaveLength(2);
  });

  it('is given up alone if the endpoint has accepted others meanwhile', async () => {
    await someone();
    let refused = '';
    receiver.answer = ({ id }) => (id === (refused ||= id) ? 400 : 200);
    await happen('ada@example.com');
    const attempts = async (): Promise<unknown> => (await deliveries()).find(({ id }) => id === refused)?.attempts;
    for (const [index, delay] of policy.webhooks.retryAfter.entries()) {
      await until(async () => (await attempts()) === index + 1);
      await happen('ada@example.com');
      foyer.clock.advance(1.2 * delay);
    }
    await until(async () => (await attempts()) === 10);
    await settled();
    const { deliveries: failed } = await foyer.app.get(WebhookDeliveries).latest({ onlyFailed: true });
    expect(failed.map(({ id }) => id)).toEqual([refused]);
    expect(await endpoints().list()).toMatchObject([{ disabledAt: null }]);
  });

  it.each([301, 302, 307, 308])('is not sent elsewhere by a %i [ASVS 15.3.2]', async (status) => {
    await someone();
    receiver.answer = status;
    await happen('ada@example.com');
    await until(async () => (await deliveries()).some((row) => row.last_status === status));
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks']);
  });

  it('ends everything with 410, also what waits', async () => {
    await someone();
    receiver.answer = 500;
    await happen('ada@example.com');
    await until(async () => (await deliveries()).some((row) => row.last_status === 500));
    receiver.answer = 410;
    await happen('ada@example.com');
    await until(async () => (await endpoints().list()).some(({ disabledBecause }) => disabledBecause === 'gone'));
    await settled();
    const count = receiver.received.length;
    await happen('ada@example.com');
    foyer.clock.advance(days(1));
    await wait(policy.webhooks.pollEvery + 200);
    expect(receiver.received).toHaveLength(count);
    const { deliveries: failed } = await foyer.app.get(WebhookDeliveries).latest({ onlyFailed: true });
    expect(failed.map(({ lastCode }) => lastCode).sort()).toEqual(['DISABLED', null]);
  });
});

const left = 'delivered_at IS NULL AND failed_at IS NULL AND attempts > 0';

/** More than two batches, for an hour from now. */
async function pile(): Promise<void> {
  const [now, later] = [foyer.clock.now(), foyer.clock.now() + hours(1)];
  const rows = Array.from({ length: 2 * policy.retention.batch + 100 }, (_, n) => {
    return `('msg_${n}', '${endpoint}', 'user.deleted', '{}', 1, ${later}, ${now})`;
  });
  const columns = 'id, endpoint_id, type, payload, attempts, next_attempt_at, created_at';
  const sql = `INSERT INTO webhook_deliveries (${columns}) VALUES ${rows.join(', ')}`;
  await foyer.app.get(Database).write([], (db) => db.query(sql));
}

/** How many messages one transaction has given up, deleted or made due. */
async function mostAtOnce(act: () => Promise<unknown>): Promise<number> {
  const database = foyer.app.get(Database);
  const write = database.write.bind(database);
  let most = 0;
  database.write = (about, work) =>
    write(about, async (db) => {
      const query = db.query.bind(db);
      const count = async (): Promise<number> =>
        (await query<unknown[]>(`SELECT 1 FROM webhook_deliveries WHERE ${left}`)).length;
      const changes: string[] = [];
      db.query = ((sql: string, parameters?: unknown[]) => {
        if (/^\s*(?:UPDATE|DELETE FROM) webhook_/.test(sql)) changes.push(sql);
        return query(sql, parameters);
      }) as typeof db.query;
      const before = await count();
      const result = await work(db);
      // Another transaction, such as that of a mail, may see on PostgreSQL what these have changed meanwhile.
      if (changes.length > 0) most = Math.max(most, before - (await count()));
      db.query = query;
      return result;
    });
  await act();
  database.write = write;
  return most;
}

const disabledByHand = `UPDATE webhook_endpoints SET disabled_at = 1, disabled_because = 'operator'`;

describe('However much waits, no transaction changes more than a batch', () => {
  it('when the endpoint is disabled, and is shown as given up at once', async () => {
    await pile();
    const most = await mostAtOnce(async () => {
      await endpoints().disable(endpoint);
      expect(await endpoints().find(endpoint)).toMatchObject({ waiting: 0 });
      const [last] = (await foyer.app.get(WebhookDeliveries).latest({ onlyFailed: true })).deliveries;
      expect(last).toMatchObject({ nextAttemptAt: null, lastCode: 'DISABLED', failedAt: expect.any(Number) as number });
      const given = (await deliveries()).length;
      expect(await foyer.app.get(WebhookQueue).backlog()).toMatchObject({ waiting: 0, givenUp: given });
      await settled();
      expect(await foyer.app.get(WebhookQueue).backlog()).toMatchObject({ waiting: 0, givenUp: given });
    });
    expect(most).toBe(policy.retention.batch);
  });

  it.each<[string, string | undefined, () => Promise<unknown>]>([
    ['when the endpoint is removed', undefined, () => endpoints().remove(endpoint)],
    ['when it is enabled before the rest was given up', disabledByHand, () => endpoints().enable(endpoint)],
    ['when all are sent again', undefined, () => foyer.app.get(WebhookDeliveries).retry('all')],
  ])('%s', async (_when, first, act) => {
    await foyer.app.get(WebhookWorker).stop();
    await pile();
    if (first !== undefined) await foyer.app.get(Database).write([], (db) => db.query(first));
    expect(await mostAtOnce(act)).toBe(policy.retention.batch);
    expect(await foyer.rows(`SELECT 1 FROM webhook_deliveries WHERE ${left}`)).toEqual([]);
  });
});

describe('A message that was written while its endpoint was disabled', () => {
  /** Whoever writes it has read the endpoint as enabled. On SQLite, writes come one after the other. */
  async function writtenMeanwhile(): Promise<void> {
    const id = await someone();
    const [database, events] = [foyer.app.get(Database), foyer.app.get(Events)];
    const isAlone = foyer.config.database.engine === 'sqlite';
    await database.write([], async (db) => {
      await events.record(db, id, 'totp-added', nobody);
      if (isAlone) await db.query(disabledByHand);
      else await endpoints().disable(endpoint);
    });
    expect((await deliveries()).filter((row) => row.delivered_at === null)).toHaveLength(1);
  }

  it('is given up', async () => {
    await writtenMeanwhile();
    await settled();
    expect((await deliveries()).at(-1)).toMatchObject({ last_code: 'DISABLED', attempts: 0 });
  });

  it('is not sent when the endpoint is enabled', async () => {
    await writtenMeanwhile();
    await endpoints().enable(endpoint);
    await wait(policy.webhooks.pollEvery + 200);
    expect(receiver.received).toEqual([]);
    expect((await deliveries()).at(-1)).toMatchObject({ last_code: 'DISABLED', attempts: 0 });
  });
});

describe('An endpoint that never answers', () => {
  it('holds up nobody else, however much waits for it', async () => {
    const silent = await WebhookReceiver.open();
    silent.answer = 'never';
    await add(silent.url);
    await becomeUser(foyer, 'ada@example.com');
    for (let round = 0; round < 20; round += 1) await happen('ada@example.com');
    await until(() => receiver.received.length >= 23);
    expect(silent.received).toHaveLength(policy.webhooks.perEndpoint);
    const began = performance.now();
    expect((await logIn(foyer, 'ada@example.com')).url).toBe('/account');
    expect(performance.now() - began).toBeLessThan(5000);
    await foyer.app.get(WebhookWorker).stop();
    // Whether it has taken them, nobody knows: they come again.
    const unsure = (await deliveries()).filter((row) => row.delivered_at === null);
    expect(unsure.length).toBeGreaterThanOrEqual(23);
    expect(unsure.filter((row) => row.attempts !== 0)).toEqual([]);
    await silent.close();
  }, 30_000);
});

describe('Without an endpoint', () => {
  it('nothing is written, and a log-in asks at most once a second whether there is one', async () => {
    await endpoints().remove(endpoint);
    await memberOf(foyer, 'ada@example.com');
    const asked: string[] = [];
    const database = foyer.app.get(Database);
    for (let round = 0; round < 3; round += 1)
      await database.write([], async (db) => {
        const ask = db.query.bind(db);
        db.query = ((sql: string, parameters?: unknown[]) => {
          asked.push(sql);
          return ask(sql, parameters);
        }) as typeof db.query;
        const id = await idOf(foyer, 'ada@example.com');
        await foyer.app.get(Events).record(db, id, 'totp-added', nobody);
        db.query = ask;
      });
    expect(asked.filter((sql) => sql.includes('webhook')).length).toBeLessThanOrEqual(1);
    expect(await deliveries()).toEqual([]);
  });
});
