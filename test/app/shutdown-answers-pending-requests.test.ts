import { Agent, get } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { policy } from '../../src/policy.js';
import { seconds } from '../../src/common/time.js';
import { until } from '../support/mail-room.js';
import { becomeUser, goodPassword, register } from '../support/people.js';
import { type Ended, Server } from '../support/server.js';
import { answerOn, sendBytes } from '../support/wire.js';

let server: Server;
/** What a test has opened besides the server. */
let opened: { close(): void }[] = [];

afterEach(async () => {
  await server.remove();
  for (const each of opened) each.close();
  opened = [];
});

const noMoreThan = seconds(10);

/** Stops the server, and checks that it exited with 0 and in time. */
async function endWell(signal: NodeJS.Signals = 'SIGTERM'): Promise<number> {
  const began = Date.now();
  const ended: Ended = await server.end(signal);
  const took = Date.now() - began;
  expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  expect(took).toBeLessThan(noMoreThan);
  return took;
}

async function isRefused(): Promise<boolean> {
  const socket = connect(server.port, 'localhost');
  try {
    await once(socket, 'connect');
    socket.destroy();
    return false;
  } catch {
    return true;
  }
}

describe.each(['SIGTERM', 'SIGINT'] as const)('On %s', (signal) => {
  it('pending log-ins and registrations are answered, new connections refused, and the exit code is 0', async () => {
    // One password at a time, so that there is a queue of about a second.
    server = await Server.start({ UV_THREADPOOL_SIZE: '2', NETWORK_LIMIT_FACTOR: '1000' });
    await becomeUser(server, 'ada@example.com');
    const visitor = await server.browser().open('/login');
    const send = (path: string, email: string) =>
      visitor.send(
        'POST',
        path,
        new URLSearchParams({ _csrf: visitor.csrf, email, password: goodPassword }).toString(),
      );
    // As many as the limit per address allows at once.
    const logIns = Array.from({ length: policy.limits.passwords.free }, () => send('/login', 'ada@example.com'));
    const count = 20;
    const registrations = Array.from({ length: count }, (_, index) => send('/register', `person${index}@example.com`));
    // Half of them are answered, so all have arrived.
    await Promise.all(registrations.slice(0, count / 2));
    const ended = endWell(signal);
    await until(isRefused);
    const answers = await Promise.all([...logIns, ...registrations]);
    await ended;

    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`))).toEqual(
      new Set(['303 /account', '303 /register/sent']),
    );
    expect(await server.rows('SELECT * FROM sessions')).toHaveLength(logIns.length);
    expect(await server.rows('SELECT * FROM registrations WHERE user_id IS NULL')).toHaveLength(count);
  });
});

describe('On SIGTERM', () => {
  it('connections that the kernel has accepted, and requests on open ones, are answered', async () => {
    server = await Server.start();
    const ask = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const kept = Array.from({ length: 10 }, () => sendBytes(server.url, ask));
    await Promise.all(kept.map((socket) => once(socket, 'data')));
    // While the process cannot do anything, the kernel accepts for it, and receives.
    process.kill(server.pid, 'SIGSTOP');
    const queued = Array.from({ length: 100 }, () => sendBytes(server.url, ask));
    await Promise.all(queued.map((socket) => once(socket, 'connect')));
    const answers = [...kept, ...queued].map(answerOn);
    for (const socket of kept) socket.write(ask);
    const ended = endWell();
    process.kill(server.pid, 'SIGCONT');
    for (const answer of answers) {
      expect((await answer).status).toBe(200);
    }
    expect(await ended).toBeLessThan(policy.stopping.answers);
  });

  it('an idle server stops at once, although browsers keep connections open', async () => {
    server = await Server.start();
    const agent = new Agent({ keepAlive: true, maxSockets: 3 });
    await Promise.all(
      Array.from({ length: 3 }, async () => {
        const [answer] = (await once(get(`${server.url}/login`, { agent }), 'response')) as [NodeJS.ReadableStream];
        answer.resume();
        await once(answer, 'end');
      }),
    );
    expect(await endWell()).toBeLessThan(policy.stopping.answers);
    agent.destroy();
  });

  it('a connection is closed after its answer, and one more request on it is answered as the last', async () => {
    server = await Server.start({ UV_THREADPOOL_SIZE: '2', NETWORK_LIMIT_FACTOR: '1000' });
    const visitor = await server.browser().open('/login');
    const cookies = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const logIn = (email: string): string => {
      const body = new URLSearchParams({ _csrf: visitor.csrf, email, password: goodPassword }).toString();
      return (
        `POST /login HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookies}\r\n` +
        `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`
      );
    };
    const ask = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';
    // Enough that the last still waits when the server gets the signal, also on a busy machine.
    const connections = Array.from({ length: 90 }, () => sendBytes(server.url, ask));
    const hasAnswer = (connection: Socket): Promise<unknown> => once(connection, 'data');
    await Promise.all(connections.map(hasAnswer));
    const answers = connections.map(answerOn);
    for (const [index, connection] of connections.entries()) connection.write(logIn(`nobody${index}@example.com`));
    // All were sent before the first answer.
    await Promise.race(connections.map(hasAnswer));
    const ended = endWell();
    await until(isRefused);
    connections.at(-1)?.write(ask);

    // Nothing waits for a time limit.
    expect(await ended).toBeLessThan(policy.stopping.answers);
    for (const answer of answers) expect((await answer).status).toBe(422);
    expect((await answers.at(-1))?.text).toMatch(/HTTP\/1\.1 200 OK[^]*Connection: close[^]*alive\n$/i);
  });

  it('the current message is delivered and marked as sent', async () => {
    let taken = 0;
    const slow = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _session, callback) => {
        stream.resume();
        stream.on('end', () => {
          taken += 1;
          setTimeout(callback, 1500);
        });
      },
    });
    opened.push(slow);
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const { port } = slow.server.address() as AddressInfo;
    server = await Server.start({ MAIL_URL: `smtp://127.0.0.1:${port}` });
    await register(server, 'ada@example.com');
    await until(() => taken === 1);
    await endWell();
    expect(await server.rows('SELECT CASE WHEN sent_at IS NULL THEN 0 ELSE 1 END AS sent FROM outbox')).toEqual([
      { sent: 1 },
    ]);
  });

  it('what never ends is given up in time, and an unsent mail is sent after the next start', async () => {
    const { port, connections } = await silentServer();
    server = await Server.start({ MAIL_URL: `smtp://127.0.0.1:${port}` });
    await register(server, 'ada@example.com');
    await until(() => connections.length > 0);
    const hanging = [
      sendBytes(server.url, 'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nemail='),
      sendBytes(server.url, 'GET /login HTTP/1.1\r\nHost: loc'),
      sendBytes(server.url, ''),
    ];
    const answers = hanging.map(answerOn);
    await Promise.all(hanging.map((socket) => once(socket, 'connect')));
    const began = Date.now();
    // The log may say that the mail was not sent.
    expect(await server.end()).toMatchObject({ code: 0, signal: null });
    expect(Date.now() - began).toBeLessThan(noMoreThan);
    await Promise.all(answers);

    const outbox = 'SELECT sent_at, failed_at, leased_until FROM outbox';
    expect(await server.rows(outbox)).toEqual([{ sent_at: null, failed_at: null, leased_until: null }]);
    await server.change('UPDATE outbox SET next_attempt_at = 0');
    server.environment.MAIL_URL = server.mailbox.url;
    await server.startAgain();
    const { link } = await server.mailbox.lastTo('ada@example.com');
    expect((await server.browser().open(link)).page).toContain('Activate your account');
  });
});

/** Accepts every connection and never answers. */
async function silentServer(): Promise<{ port: number; connections: readonly Socket[] }> {
  const connections: Socket[] = [];
  const silent = createServer((connection) => {
    connection.on('error', () => undefined);
    connections.push(connection);
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  opened.push(silent, { close: () => connections.forEach((connection) => connection.destroy()) });
  return { port: (silent.address() as AddressInfo).port, connections };
}
