import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../../src/policy.js';
import { seconds } from '../../../src/common/time.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { until } from '../../support/mail-room.js';
import { tablesOf } from '../../support/tables.js';
import { answerOn, bytesFrom, sendBytes } from '../../support/wire.js';

let foyer: TestApplication;

beforeAll(async () => {
  // Like the real timeouts, but shorter.
  Object.assign(policy.connections, {
    headersIn: seconds(0.5),
    wholeIn: seconds(1),
    idleFor: seconds(1),
    silentFor: seconds(1),
    lookEvery: seconds(0.05),
    atOnce: 20,
  });
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const connections = (): Promise<number> =>
  new Promise((resolve) => foyer.app.getHttpServer().getConnections((_, count) => resolve(count)));

/** Sends a byte at a time until the connection closes. */
async function trickle(socket: Socket): Promise<void> {
  while (socket.writable) {
    socket.write('a');
    await wait(10);
  }
}

const login = 'GET /login HTTP/1.1\r\nHost: localhost\r\n';
const form =
  'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n';

describe('A slow request', () => {
  it.each([
    ['in its headers', `${login}X: `],
    ['in its body', form],
  ])('%s gets a 408 page, and changes nothing [ASVS 15.4.4]', async (_, begun) => {
    const before = await tablesOf(foyer);
    const socket = sendBytes(foyer.url, begun);
    const [answer] = await Promise.all([answerOn(socket), trickle(socket)]);
    expect(answer.status).toBe(408);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.text).toContain('did not arrive in time');
    expect(await tablesOf(foyer)).toEqual(before);
  });

  it('has less time for its headers than for the whole request', async () => {
    const slow = (part: string, begun: string): Promise<string>[] => {
      const socket = sendBytes(foyer.url, begun);
      return [bytesFrom(socket).then(() => part), trickle(socket).then(() => part)];
    };
    const first = slow('the body, which began first', form);
    const second = slow('the headers', `${login}X: `);
    expect(await Promise.race([...first, ...second])).toBe('the headers');
    await Promise.all([...first, ...second]);
  });

  it('does not delay other requests', async () => {
    const slow = Array.from({ length: policy.connections.atOnce - 5 }, () => sendBytes(foyer.url, `${login}X: `));
    const ended = slow.map((socket) => Promise.all([bytesFrom(socket), trickle(socket)]));
    expect((await foyer.browser().open('/login')).status).toBe(200);
    await Promise.all(ended);
  });
});

describe('A connection', () => {
  it('without a request closes without a response: browsers open connections ahead of time', async () => {
    expect((await bytesFrom(sendBytes(foyer.url, ''))).toString()).toBe('');
  });

  it('stays open for the next request, and closes when none comes', async () => {
    const socket = sendBytes(foyer.url, `${login}\r\n`);
    await once(socket, 'data');
    socket.write(`${login}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 OK/);
    await bytesFrom(socket);
  });

  it('closes if the client does not read the response', async () => {
    const asked = 'GET /assets/password-rules.js HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(100);
    const socket = sendBytes(foyer.url, asked);
    socket.pause();
    await once(socket, 'connect');
    await until(async () => (await connections()) === 1);
    await until(async () => (await connections()) === 0);
    socket.destroy();
  });
});

describe('At the connection limit', () => {
  const isAnswered = async (): Promise<boolean> => {
    const { status } = await answerOn(sendBytes(foyer.url, `${login}Connection: close\r\n\r\n`));
    return status === 200;
  };

  it('idle connections make room', async () => {
    const idle = await Promise.all(
      Array.from({ length: policy.connections.atOnce }, async () => {
        const socket = sendBytes(foyer.url, `${login}\r\n`);
        await once(socket, 'data');
        return socket;
      }),
    );
    const ended = idle.map(bytesFrom);
    // The first one over the limit is refused, the next one is accepted.
    expect(await isAnswered()).toBe(false);
    expect(await isAnswered()).toBe(true);
    await Promise.all(ended);
  });

  it('new connections are refused until unfinished requests time out', async () => {
    const slow = Array.from({ length: policy.connections.atOnce }, () => sendBytes(foyer.url, login));
    const ended = slow.map(bytesFrom);
    await until(async () => (await connections()) === policy.connections.atOnce);
    expect(await isAnswered()).toBe(false);
    await Promise.all(ended);
    expect(await isAnswered()).toBe(true);
  });
});
