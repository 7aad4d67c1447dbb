import { once } from 'node:events';
import { idOf } from '../../support/acts.js';
import { type Entry, entriesOf } from '../../support/log-lines.js';
import { until } from '../../support/mail-room.js';
import { goodPassword, memberOf, register } from '../../support/people.js';
import { inProduction, Server } from '../../support/server.js';
import { exchange, sendBytes } from '../../support/wire.js';

/** Must not appear in any log. */
const marker = 'Marker7f3a';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ ...inProduction, TRUST_PROXY: '1' });
});

afterAll(async () => {
  await server.remove();
});

const requests = (): Entry[] => entriesOf(server.stdout).filter(({ event }) => event === 'request');

/** Waits until the log contains everything up to now, by a request of its own. */
async function catchUp(): Promise<void> {
  const { headers } = await server.browser().send('GET', '/nothing');
  const id = headers['x-request-id'] ?? '';
  await until(() => server.stdout.includes(id));
}

/** The log lines of the requests in `act`. */
async function linesOf(act: () => Promise<unknown>): Promise<Entry[]> {
  await catchUp();
  const before = requests().length;
  await act();
  await catchUp();
  return requests().slice(before, -1);
}

describe('In production a request is one line of JSON', () => {
  it('with time, route, user and outcome [ASVS 16.2.1, 16.2.4]', async () => {
    const ada = await memberOf(server, 'ada@example.com');
    const [line] = await linesOf(() => ada.open('/account'));
    expect(line).toEqual({
      time: expect.any(String) as string,
      level: 'info',
      event: 'request',
      method: 'GET',
      route: '/account',
      status: 200,
      ms: expect.any(Number) as number,
      outcome: 'done',
      network: '127.0.0.1',
      user: await idOf(server, 'ada@example.com'),
      request: ada.response.headers['x-request-id'],
    });
  });

  it('with its time in UTC [ASVS 16.2.2]', async () => {
    const [line] = await linesOf(() => server.browser().open('/login'));
    expect(line?.time).toBe(new Date(String(line?.time)).toISOString());
  });

  it('with its route pattern, but no path, query or token', async () => {
    await register(server, 'bob@example.com');
    const { link } = await server.mailbox.lastTo('bob@example.com');
    const [line] = await linesOf(() => server.browser().open(`${link}?a=${marker}`));
    expect(line).toMatchObject({ route: '/activate/:token', status: 200 });
    expect(server.log).not.toContain(link.split('/').at(-1));
    expect(server.log).not.toContain(marker);
  });

  it('with one route name for all unknown paths, and for every method', async () => {
    const browser = server.browser();
    const lines = await linesOf(async () => {
      await browser.send('GET', `/${marker}/${marker}`);
      await browser.send('PUT', `/login/${marker}`);
      await browser.send('HEAD', '/login');
      await browser.send('OPTIONS', '/login');
    });
    expect(lines.map(({ method, route, status, outcome }) => [method, route, status, outcome])).toEqual([
      ['GET', 'unknown', 404, 'not-found'],
      ['PUT', 'unknown', 405, 'input-refused'],
      ['HEAD', '/login', 200, 'done'],
      ['OPTIONS', 'unknown', 204, 'done'],
    ]);
    expect(server.log).not.toContain(marker);
  });

  it('also if it is malformed [ASVS 16.3.3]', async () => {
    const browser = await server.browser().open('/login');
    const lines = await linesOf(async () => {
      await browser.post('/login', [
        ['_csrf', browser.csrf],
        ['email', marker],
        ['email', `${marker} again`],
      ]);
      await browser.send('POST', '/login', 'a'.repeat(20_000));
      await browser.send('POST', '/login', '{}', { 'Content-Type': 'application/json' });
    });
    expect(lines.map(({ level, status, outcome }) => [level, status, outcome])).toEqual([
      ['warn', 400, 'input-refused'],
      ['warn', 413, 'input-refused'],
      ['warn', 415, 'input-refused'],
    ]);
  });

  it('also if the client does not wait for the response', async () => {
    const visitor = await server.browser().open('/login');
    const cookies = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const logIns = (): number =>
      requests().filter(({ method, route }) => method === 'POST' && route === '/login').length;
    const lines = await linesOf(async () => {
      const before = logIns();
      // More than are handled at once.
      const sockets = Array.from({ length: 10 }, (_, index) => {
        const fields = { _csrf: visitor.csrf, email: `nobody${index}@example.com`, password: goodPassword };
        const body = new URLSearchParams(fields).toString();
        return sendBytes(
          server.url,
          `POST /login HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookies}\r\n` +
            `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        );
      });
      await Promise.race(sockets.map((socket) => once(socket, 'data')));
      for (const socket of sockets) socket.destroy();
      await until(() => logIns() >= before + 10);
    });
    expect(lines).toHaveLength(10);
    const cut = lines.find(({ outcome }) => outcome === 'cut-short');
    expect(cut).toMatchObject({ method: 'POST', route: '/login', network: '127.0.0.1' });
    expect(cut).not.toHaveProperty('status');
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    // No address: the proxy's, as everywhere.
    [marker, '127.0.0.1'],
  ])('with the network, not the address: %s', async (address, network) => {
    const [line] = await linesOf(() => server.browser().open('/login', { 'X-Forwarded-For': address }));
    expect(line).toMatchObject({ network });
    expect(server.log).not.toContain(marker);
  });
});

describe('The log leaves out', () => {
  it('probes and files', async () => {
    const browser = server.browser();
    const lines = await linesOf(async () => {
      for (const path of ['/healthz', '/readyz', '/assets/arch.css', '/assets/foyer.css']) {
        expect((await browser.send('GET', path)).status).toBe(200);
      }
      await exchange(server.url, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
      await browser.send('GET', '/login');
    });
    expect(lines.map(({ route }) => route)).toEqual(['/login']);
  });
});

describe('The log also contains', () => {
  it('each mail, with its id and kind', async () => {
    await server.allMailSent();
    const mails = entriesOf(server.stdout).filter(({ event }) => event === 'mail');
    const rows = await server.rows<{ id: string; kind: string }>('SELECT id, kind FROM outbox');
    expect(mails.map(({ mail, kind, outcome }) => [mail, kind, outcome])).toEqual(
      rows.map(({ id, kind }) => [id, kind, 'sent']),
    );
  });

  it('each bug, with its stack and request id, in one line [ASVS 16.3.4]', async () => {
    const visitor = await server.browser().open('/register');
    await server.change('ALTER TABLE outbox RENAME TO lost');
    await visitor.fillIn('Email', `${marker}@example.com`).fillIn('Password', goodPassword).press('Create account');
    await server.change('ALTER TABLE lost RENAME TO outbox');
    expect(visitor.status).toBe(500);
    const id = visitor.response.headers['x-request-id'];
    const bug = (): Entry | undefined => entriesOf(server.stderr).find(({ request }) => request === id);
    await until(() => bug() !== undefined);
    expect(bug()).toMatchObject({
      level: 'error',
      event: 'bug',
      stack: expect.stringMatching(/(?:no such table|does not exist).*\n +at .*\.js:\d+/s) as string,
    });
    expect(server.log).not.toContain(marker);
  });

  it('startup and shutdown', async () => {
    const { code, stdout } = await server.end();
    expect(code).toBe(0);
    const lines = entriesOf(stdout);
    const started = lines.filter(({ event }) => event === 'started').map(({ message }) => message);
    expect(started).toContain(`Foyer is ready: ${server.url}`);
    expect(lines.slice(-2).map(({ event }) => event)).toEqual(['stopping', 'stopped']);
  });

  it('an uncaught exception, in one line, and then the process exits', async () => {
    Object.assign(server.environment, {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => { throw new Error('on purpose'); })`)}`,
    });
    await server.startAgain();
    const { code, stderr } = await server.end('SIGUSR2');
    expect(code).toBe(1);
    expect(entriesOf(stderr)).toEqual([
      {
        time: expect.any(String) as string,
        level: 'error',
        event: 'bug',
        stack: expect.stringMatching(/^Error: on purpose\n +at /) as string,
      },
    ]);
  });
});
