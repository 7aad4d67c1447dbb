import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createRawServer } from 'node:net';
import { isPublicAddress } from '../../src/common/public-address.js';
import { seconds } from '../../src/common/time.js';
import { reachOf } from '../../src/oidc/backchannel-logout.js';
import { postToSite } from '../../src/outgoing/site-request.js';

let server: Server;
let port: number;
let requests = 0;

beforeAll(async () => {
  server = createServer((_req, res) => {
    requests += 1;
    res.writeHead(302, { Location: `http://127.0.0.1:${port}/other` }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => server.close());

beforeEach(() => (requests = 0));

/** As a name server that answers this. */
const answering =
  (...addresses: readonly string[]) =>
  (_name: string, _options: object, found: (error: null, all: LookupAddress[]) => void): void =>
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

const post = async (host: string, ...addresses: readonly string[]): ReturnType<typeof postToSite> => {
  const url = new URL(`http://${host}:${port}/`);
  const request = { headers: {}, body: 'a=b', patience: seconds(1), reach: reachOf(url) };
  return postToSite(url, request, answering(...addresses));
};

describe('A request to a site', () => {
  it('reaches a private address that is registered as such, and follows no redirect [ASVS 15.3.2]', async () => {
    expect(await post('127.0.0.1')).toEqual({ status: 302 });
    expect(requests).toBe(1);
  });

  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '::1',
    '::ffff:127.0.0.1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ])('does not reach %s by a name that leads there', async (address) => {
    expect(await post('site.example.com', address)).toEqual({ code: 'NOT_PUBLIC' });
    expect(await post('site.example.com', '93.184.216.34', address)).toEqual({ code: 'NOT_PUBLIC' });
    expect(requests).toBe(0);
  });

  it('does not reach an address that is written in another way', async () => {
    // The URL parser makes one of these: it is what was registered.
    for (const host of ['2130706433', '0x7f.1', '127.1']) expect(new URL(`http://${host}/`).hostname).toBe('127.0.0.1');
    expect(await post('site.example.com')).toEqual({ code: 'NOT_PUBLIC' });
  });

  it('ends when a site does not answer', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = new URL(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/`);
    expect(await postToSite(url, { headers: {}, body: '', patience: 100, reach: reachOf(url) })).toEqual({
      code: 'TIMEOUT',
    });
    silent.closeAllConnections();
    silent.close();
  });
});

describe('An address', () => {
  it('is public or not', () => {
    for (const address of ['93.184.216.34', '2606:2800:220:1::1', '1.1.1.1'])
      expect(isPublicAddress(address)).toBe(true);
    // Nobody has been given these, but a network of somebody's own may use them, or put an IPv4 address into them.
    for (const address of ['::ffff:0:127.0.0.1', '100:0:0:1::1', '200::1', '4000::1', '::ffff:127.0.0.1', '::1%lo'])
      expect(isPublicAddress(address)).toBe(false);
    for (const address of ['0.0.0.0', '192.168.1.1', '172.31.0.1', '100.64.0.1', '224.0.0.1', 'fe80::1', '::', 'x', ''])
      expect(isPublicAddress(address)).toBe(false);
  });
});

describe('An answer that is none', () => {
  it.each([
    ['switches protocols', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'],
    ['only says to go on', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['is not HTTP', 'hello\r\n\r\n'],
    ['ends at once', ''],
    ['has half a head', 'HTTP/1.1 200 OK\r\nContent-'],
  ])('ends the request: one that %s', async (_, text) => {
    const odd = createRawServer((socket) => socket.on('error', () => undefined).end(text)).listen(0, '127.0.0.1');
    await once(odd, 'listening');
    const url = new URL(`http://127.0.0.1:${(odd.address() as AddressInfo).port}/`);
    const answer = await postToSite(url, { headers: {}, body: 'a=b', patience: seconds(5), reach: reachOf(url) });
    odd.close();
    expect(answer).toHaveProperty('code');
  });
});
