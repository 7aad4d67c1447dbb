import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd, Server } from '../support/server.js';

let folder: string;
let socketPath: string;
let server: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-socket-'));
  socketPath = join(folder, 'foyer.sock');
});

afterEach(async () => {
  await server?.remove();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const settings = (TRUST_PROXY = '1') => ({ PORT: socketPath, BASE_URL: 'http://localhost', TRUST_PROXY });

async function ask(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const [response] = (await once(get({ socketPath, path, headers, agent: false }), 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('With PORT=/path/of/a/socket', () => {
  it('Foyer answers there, for its own user and group, and removes the socket when it stops', async () => {
    server = await Server.start(settings());
    expect(await ask('/readyz')).toBe(200);
    expect(statSync(socketPath).mode & 0o777).toBe(0o660);
    expect((await server.end()).code).toBe(0);
    expect(existsSync(socketPath)).toBe(false);
  });

  it.each(['1', '192.0.2.1'])('each client behind the proxy has limits of its own: TRUST_PROXY=%s', async (trust) => {
    server = await Server.start({ ...settings(trust), NETWORK_LIMIT_FACTOR: '0.1' });
    const from = (ip: string) => ask('/undo/unknown', { 'X-Forwarded-For': ip });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push(await from('198.51.100.1'));
    expect(statuses).toEqual([404, 404, 404, 429]);
    expect(await from('198.51.100.2')).toBe(404);
  });

  it('a socket that a killed process left is replaced', async () => {
    server = await Server.start(settings());
    await server.end('SIGKILL');
    expect(existsSync(socketPath)).toBe(true);
    await server.startAgain();
    expect(await ask('/readyz')).toBe(200);
  });

  it('a socket on which somebody listens is left alone', async () => {
    const other = createServer((connection) => connection.on('error', () => undefined)).listen(socketPath);
    await once(other, 'listening');
    const { code, stderr } = await runToEnd('src/main.js', [], folder, settings());
    expect(stderr).toMatch(/^Foyer cannot listen at \S+foyer\.sock: another program already listens there/);
    expect(code).toBe(1);
    expect(statSync(socketPath).isSocket()).toBe(true);
    other.close();
  });

  it('a file that is no socket is left alone', async () => {
    writeFileSync(socketPath, 'a letter');
    const { code, stderr } = await runToEnd('src/main.js', [], folder, settings());
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Foyer cannot listen at \S+foyer\.sock: .*a file\.\n$/)]);
    expect(statSync(socketPath).isFile()).toBe(true);
  });

  it('a missing directory is reported', async () => {
    const { code, stderr } = await runToEnd('src/main.js', [], folder, {
      ...settings(),
      PORT: join(folder, 'missing', 'foyer.sock'),
    });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Foyer cannot listen at [^\n]+\.\n$/)]);
  });
});
