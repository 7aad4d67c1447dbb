import { contentOf } from '../support/test-database.js';
import { until } from '../support/mail-room.js';
import { memberOf } from '../support/people.js';
import { type Ended, runToEnd, Server } from '../support/server.js';
import { secretsThatSigned, WebhookReceiver } from '../support/webhook-receiver.js';

let server: Server;
let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await WebhookReceiver.open();
  server = await Server.start();
});

afterAll(async () => {
  await server.remove();
  await receiver.close();
});

const run = (...words: string[]): Promise<Ended> =>
  runToEnd('src/cli.js', ['webhooks', ...words], server.folder, server.environment);

async function json<T>(...words: string[]): Promise<T> {
  const { code, stdout, stderr } = await run(...words, '--json');
  expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

async function refusal(code: 1 | 2, ...words: string[]): Promise<string> {
  const ended = await run(...words);
  expect({ words, code: ended.code, stdout: ended.stdout }).toEqual({ words, code, stdout: '' });
  expect(ended.stderr).not.toContain('    at ');
  return ended.stderr;
}

interface Added {
  readonly endpoint: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly secret: string;
}

const added = (...words: string[]): Promise<Added> => json('add', '--url', receiver.url, '--private', ...words);

const arrived = (type: string): Promise<void> =>
  until(() => receiver.received.some(({ message }) => message.type === type));

describe('An operator, while the server runs', () => {
  let endpoint: string;
  let secret: string;

  it('adds an endpoint, sees its secret once, and it is told of what happens from then on', async () => {
    expect((await run('list')).stdout).toBe('There are no endpoints. Add one: webhooks add --url URL\n');
    ({
      endpoint: { id: endpoint },
      secret,
    } = await added('--events', 'user.activated,user.logged_in'));
    await memberOf(server, 'ada@example.com');
    await arrived('user.activated');
    await arrived('user.logged_in');
    for (const message of receiver.received) expect(await secretsThatSigned(message, [secret])).toEqual([secret]);
    const { stdout } = await run('list');
    expect(stdout).toContain(`${endpoint}  ${receiver.url}  user.activated,user.logged_in  waiting: 0\n`);
    expect(await json('list')).toMatchObject({ endpoints: [{ id: endpoint, allowsPrivate: true, disabledAt: null }] });
    expect(stdout).not.toContain('whsec_');
    for (const text of [await contentOf(server.place), server.log]) expect(text).not.toContain(secret.slice(6));
  });

  it('sends a test message and sees the answer', async () => {
    expect(await json('test', endpoint)).toEqual({ accepted: true, status: 204 });
    expect(receiver.received.at(-1)?.message).toMatchObject({ type: 'webhook.test', data: {} });
    receiver.answer = 404;
    expect(await refusal(1, 'test', endpoint)).toContain('It answered 404. Accepted is 200 to 299.');
    receiver.answer = 204;
  });

  it('makes a new secret', async () => {
    const { secret: renewed } = await json<{ secret: string }>('rotate', endpoint);
    await json('test', endpoint);
    const last = receiver.received.at(-1);
    expect(last && (await secretsThatSigned(last, [renewed, secret]))).toEqual([renewed, secret]);
  });

  it('sees what was not accepted, and sends it again', async () => {
    receiver.answer = 500;
    await memberOf(server, 'bea@example.com');
    const waiting = async (): Promise<string[]> => {
      const { stdout } = await run('deliveries');
      return stdout.split('\n').filter((line) => line.includes('last answer: 500'));
    };
    await until(async () => (await waiting()).length === 2);
    expect((await waiting())[0]).toMatch(
      /^msg_\S+ {2}\S+Z {2}user\.\w+ {2}http\S+ {2}next attempt \S+Z, attempts: \d, /,
    );
    await json('disable', endpoint);
    expect((await run('list')).stdout).toContain('by an operator');
    const { deliveries } = await json<{ deliveries: { id: string }[] }>('deliveries', '--failed');
    expect(deliveries).toHaveLength(2);
    expect(await refusal(1, 'retry', deliveries[0]?.id ?? '')).toContain('Is its endpoint disabled?');
    receiver.answer = 200;
    await json('enable', endpoint);
    expect(await json('retry', deliveries[0]?.id ?? '')).toEqual({ messages: 1 });
    expect(await json('retry', 'all')).toEqual({ messages: 1 });
    await until(async () => (await json<{ deliveries: unknown[] }>('deliveries', '--failed')).deliveries.length === 0);
    expect((await run('deliveries')).stdout).toContain('delivered ');
  });

  it('deletes somebody by command, which the endpoint is told', async () => {
    const { endpoint: other } = await added('--events', 'user.deleted', '--events', 'user.changed');
    const command = ['users', 'delete', 'bea@example.com'];
    await runToEnd('src/cli.js', command, server.folder, server.environment);
    await arrived('user.changed');
    await runToEnd('src/cli.js', [...command, '--now'], server.folder, server.environment);
    await arrived('user.deleted');
    await json('remove', other.id);
  });

  it('removes it', async () => {
    expect(await json('remove', endpoint)).toEqual({ removed: true });
    expect(await json('list')).toEqual({ endpoints: [] });
    expect(await server.rows('SELECT 1 FROM webhook_deliveries')).toEqual([]);
    expect(await server.rows('SELECT 1 FROM webhook_secrets')).toEqual([]);
  });
});

describe('What is wrong', () => {
  it.each([
    [['--url', 'https://169.254.169.254/'], 'private network'],
    [['--url', 'http://app.example.com/'], 'must start with https:'],
    [['--url', 'app.example.com'], 'whole URL'],
    [['--url', 'https://app.example.com/', '--events', 'user.born'], 'There is no event "user.born"'],
  ])('is not added: %j', async (words, says) => {
    expect(await refusal(1, 'add', ...words)).toContain(says);
    expect(await json('list')).toEqual({ endpoints: [] });
  });

  it.each([
    [['add'], 'Say where to: webhooks add --url'],
    [['remove'], 'Name the endpoint: webhooks remove ID'],
    [['rotate', ''], 'Name the endpoint: webhooks rotate ID'],
    [['retry'], 'Name the message, or all'],
  ])('is explained: %j', async (words, says) => {
    expect(await refusal(2, ...words)).toContain(says);
  });

  it.each(['remove', 'rotate', 'test', 'enable', 'disable'])('is an unknown id: %s', async (verb) => {
    expect(await refusal(1, verb, 'unknown')).toContain('There is no endpoint with this id.');
  });

  it('is a twenty-first endpoint', async () => {
    const columns = 'id, url, events, allows_private, created_at';
    for (let count = 0; count < 20; count += 1)
      await server.change(
        `INSERT INTO webhook_endpoints (${columns}) VALUES ('e${count}', 'https://a.example/', '[]', 0, 0)`,
      );
    expect(await refusal(1, 'add', '--url', 'https://app.example.com/')).toContain('There can be 20 endpoints.');
    await server.change('DELETE FROM webhook_endpoints');
  });
});
