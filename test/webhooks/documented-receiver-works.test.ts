import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { until } from '../support/mail-room.js';
import { memberOf } from '../support/people.js';
import { freePort, runToEnd, Server } from '../support/server.js';

let server: Server;
let receiver: ChildProcess;
let printed = '';
let url: string;
let endpoint: string;
let secret: string;

async function webhooks<T>(...words: string[]): Promise<T> {
  const ended = await runToEnd('src/cli.js', ['webhooks', ...words, '--json'], server.folder, server.environment);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout) as T;
}

beforeAll(async () => {
  server = await Server.start();
  const port = await freePort();
  url = `http://127.0.0.1:${port}/webhooks`;
  const added = await webhooks<{ endpoint: { id: string }; secret: string }>('add', '--url', url, '--private');
  ({
    endpoint: { id: endpoint },
    secret,
  } = added);
  const [, code = ''] =
    /^## A receiver\n.*?```js\n(.*?)```/ms.exec(readFileSync(join(root, 'docs/webhooks.md'), 'utf8')) ?? [];
  writeFileSync(join(server.folder, 'receiver.mjs'), code);
  receiver = spawn(process.execPath, ['receiver.mjs'], {
    cwd: server.folder,
    env: { WEBHOOK_SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  receiver.stdout?.on('data', (part: Buffer) => (printed += part.toString()));
  await until(() => answers(port));
});

afterAll(async () => {
  receiver.kill();
  await once(receiver, 'exit');
  await server.remove();
});

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const body = JSON.stringify({ type: 'user.forged', timestamp: new Date().toISOString(), data: { id: 'somebody' } });

/** Signed with a key at a time. */
async function post(key: string, at = Date.now(), id = 'msg_1', sent = body): Promise<number> {
  const timestamp = String(Math.floor(at / 1000));
  const mac = createHmac('sha256', Buffer.from(key.replace('whsec_', ''), 'base64'));
  const signature = `v1,${mac.update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  return (await fetch(url, { method: 'POST', headers, body: sent })).status;
}

describe('The receiver of docs/webhooks.md', () => {
  it('takes what Foyer sends', async () => {
    expect(await webhooks('test', endpoint)).toEqual({ accepted: true, status: 204 });
    await memberOf(server, 'ada@example.com');
    const [user] = await server.rows<{ id: string }>('SELECT id FROM users');
    await until(() => printed.includes(`user.logged_in ${user?.id}\n`));
    expect(printed).toContain(`user.activated ${user?.id}\n`);
  });

  it('takes what was signed during a rotation', async () => {
    await webhooks('rotate', endpoint);
    expect(await webhooks('test', endpoint)).toEqual({ accepted: true, status: 204 });
  });

  it('works on a message once', async () => {
    printed = '';
    expect([await post(secret), await post(secret)]).toEqual([204, 204]);
    expect(printed).toBe('user.forged somebody\n');
  });

  it('refuses what is not signed, signed with another key, changed or old', async () => {
    printed = '';
    expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
    expect(await post('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', undefined, 'msg_2')).toBe(401);
    expect(await post(secret, Date.now() - 600_000, 'msg_3')).toBe(401);
    expect(await post(secret, Date.now() + 600_000, 'msg_4')).toBe(401);
    expect(await post(secret, undefined, 'msg_5', body.replace('somebody', 'another'))).toBe(401);
    expect(printed).toBe('');
  });
});
