import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { until } from '../../support/mail-room.js';

const share = policy.connections.perNetwork;
const ask = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

let foyer: TestApplication;
let opened: Socket[] = [];

afterEach(async () => {
  for (const socket of opened) socket.destroy();
  opened = [];
  await foyer.stop();
});

/** A connection from this address of the loopback network. */
function open(from: string, bytes = ''): Socket {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(foyer.url).port), localAddress: from });
  socket.on('error', () => undefined);
  if (bytes !== '') socket.write(bytes);
  opened.push(socket);
  return socket;
}

/** True if a request on a new connection gets a response, false if the connection is closed. */
async function isAnswered(from: string): Promise<boolean> {
  const socket = open(from, ask);
  return new Promise((resolve) => {
    socket.once('data', () => resolve(true));
    socket.once('close', () => resolve(false));
  });
}

/** Connections with a begun request, which cannot be closed as idle. */
async function hold(from: string, count: number): Promise<Socket[]> {
  const before = await connections();
  const held = Array.from({ length: count }, () => open(from, 'GET /login HTTP/1.1\r\n'));
  await until(async () => (await connections()) === before + count);
  return held;
}

const connections = (): Promise<number> =>
  new Promise((resolve) => foyer.app.getHttpServer().getConnections((_, count) => resolve(count)));

async function allClosed(): Promise<void> {
  for (const socket of opened) socket.destroy();
  await until(async () => (await connections()) === 0);
}

describe('One network', () => {
  it('has its share of the connections, and others are not affected', async () => {
    foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1' });
    await hold('127.0.0.2', share);
    for (let count = 0; count < 20; count += 1) expect(await isAnswered('127.0.0.2')).toBe(false);
    expect(await isAnswered('127.0.0.3')).toBe(true);
  });

  it('has a larger or smaller one with NETWORK_LIMIT_FACTOR', async () => {
    foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '0.1' });
    const held = await hold('127.0.0.2', Math.round(share / 10));
    expect(await isAnswered('127.0.0.2')).toBe(false);
    held[0]?.destroy();
    await until(() => isAnswered('127.0.0.2'));
  });

  it('gets room from its own idle connections, the oldest first, and not from those of others', async () => {
    foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1' });
    const idle = async (from: string): Promise<Socket> => {
      const socket = open(from, ask);
      await once(socket, 'data');
      return socket;
    };
    const other = await idle('127.0.0.3');
    const [first, second] = [await idle('127.0.0.2'), await idle('127.0.0.2')];
    await hold('127.0.0.2', share - 2);
    expect(await isAnswered('127.0.0.2')).toBe(true);
    expect([first.closed, second.closed, other.closed]).toEqual([true, false, false]);
    other.write(ask);
    await once(other, 'data');
  });

  it('gets all of it back however its connections end', async () => {
    foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1' });
    for (const end of ['destroy', 'resetAndDestroy', 'end'] as const) {
      const held = await hold('127.0.0.2', share);
      for (let count = 0; count < share; count += 1) open('127.0.0.2', ask);
      expect(await isAnswered('127.0.0.2')).toBe(false);
      for (const socket of held) socket[end]();
      await allClosed();
    }
    await hold('127.0.0.2', share);
    expect(await isAnswered('127.0.0.2')).toBe(false);
  });

  it('is a /64 of IPv6 addresses, and one IPv4 address in both notations', async () => {
    foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1' });
    /** A connection as Node reports it. */
    const arrive = (remoteAddress: string): Duplex => {
      const end = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
      const socket = Object.assign(end, { remoteAddress, setTimeout: () => end, setNoDelay: () => end });
      foyer.app.getHttpServer().emit('connection', socket);
      return socket;
    };
    const arrived = Array.from({ length: share }, (_, index) => arrive(`2001:db8::${index.toString(16)}`));
    expect(arrived.some((socket) => socket.destroyed)).toBe(false);
    expect(arrive('2001:db8::ffff:1').destroyed).toBe(true);
    expect(arrive('2001:db8:0:1::1').destroyed).toBe(false);
    const mixed = Array.from({ length: share }, (_, index) => arrive(index % 2 ? '192.0.2.1' : '::ffff:192.0.2.1'));
    expect(mixed.some((socket) => socket.destroyed)).toBe(false);
    expect(arrive('192.0.2.1').destroyed).toBe(true);
    expect(arrive('192.0.2.2').destroyed).toBe(false);
  });
});

describe('A trusted proxy', () => {
  it.each(['1', '127.0.0.2', 'loopback'])('has no share: TRUST_PROXY=%s', async (TRUST_PROXY) => {
    foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1', TRUST_PROXY });
    await hold('127.0.0.2', share);
    expect(await isAnswered('127.0.0.2')).toBe(true);
  });

  it('is only what TRUST_PROXY names: anybody else has a share', async () => {
    foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1', TRUST_PROXY: '127.0.0.2' });
    await hold('127.0.0.3', share);
    expect(await isAnswered('127.0.0.3')).toBe(false);
    expect(await isAnswered('127.0.0.2')).toBe(true);
  });
});
