import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../support/mail-room.js';
import { becomeUser, logIn } from '../support/people.js';
import { runToEnd, Server } from '../support/server.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

let receiver: WebhookReceiver;
let first: Server;
const others: Server[] = [];

beforeEach(async () => {
  receiver = await WebhookReceiver.open();
  first = await Server.start({ BASE_URL: 'http://localhost:3000' });
  await becomeUser(first, 'ada@example.com');
  const add = ['webhooks', 'add', '--url', receiver.url, '--private', '--events', 'user.logged_in'];
  expect((await runToEnd('src/cli.js', add, first.folder, first.environment)).code).toBe(0);
});

afterEach(async () => {
  for (const other of others.splice(0)) await other.end('SIGKILL').catch(() => undefined);
  await first.remove();
  await receiver.close();
});

async function another(...words: string[]): Promise<Server> {
  const server = await first.another({}, ...words);
  others.push(server);
  return server;
}

const ids = (): string[] => [...new Set(receiver.received.map(({ id }) => id))];

const pending = async (): Promise<number> =>
  (await first.rows('SELECT 1 FROM webhook_deliveries WHERE delivered_at IS NULL')).length;

/** Acknowledged. */
async function logInAt(server: Server): Promise<void> {
  expect((await logIn(server, 'ada@example.com')).url).toBe('/account');
}

describe('A message', () => {
  it('survives kill -9 between the answer and its delivery', async () => {
    await first.end();
    const web = await another('--role', 'web');
    await web.startAgain();
    await logInAt(web);
    await web.end('SIGKILL');
    await wait(1500);
    expect(receiver.received).toEqual([]);
    const worker = await another('--role', 'worker');
    await worker.startAgain();
    await until(() => receiver.received.length === 1);
    expect(receiver.types).toEqual(['user.logged_in']);
  });

  it('comes again with its id after kill -9 while it is delivered', async () => {
    receiver.answer = 'never';
    await logInAt(first);
    await until(() => receiver.received.length === 1);
    await first.end('SIGKILL');
    receiver.answer = 200;
    // As if the minute of the lease were over.
    await first.change('UPDATE webhook_deliveries SET next_attempt_at = 0');
    await first.startAgain();
    await until(() => receiver.received.length === 2);
    expect(ids()).toHaveLength(1);
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
    await until(async () => (await pending()) === 0);
  });

  it('is sent after a stop that did not wait for a slow answer', async () => {
    receiver.answer = 'never';
    await logInAt(first);
    await until(() => receiver.received.length === 1);
    const began = performance.now();
    expect((await first.end()).code).toBe(0);
    expect(performance.now() - began).toBeLessThan(8000);
    expect(await first.rows('SELECT attempts FROM webhook_deliveries')).toEqual([{ attempts: 0 }]);
  });

  it('is sent once by two processes that answer and send at the same time, and none is lost', async () => {
    const second = await another();
    await second.startAgain();
    receiver.answer = 200;
    for (let round = 0; round < 10; round += 1) await Promise.all([logInAt(first), logInAt(second)]);
    await until(async () => (await pending()) === 0);
    expect(ids()).toHaveLength(20);
    expect(receiver.received).toHaveLength(20);
  }, 60_000);

  it('is lost by none of them when one is killed in the middle', async () => {
    const second = await another();
    await second.startAgain();
    for (let round = 0; round < 5; round += 1) await Promise.all([logInAt(first), logInAt(second)]);
    second.kill();
    for (let round = 0; round < 5; round += 1) await logInAt(first);
    await first.change('UPDATE webhook_deliveries SET next_attempt_at = 0 WHERE delivered_at IS NULL');
    await until(async () => (await pending()) === 0);
    expect(ids()).toHaveLength(15);
  }, 60_000);
});
