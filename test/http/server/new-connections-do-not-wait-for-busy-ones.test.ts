import express from 'express';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { policy } from '../../../src/policy.js';
import { createHttpServer } from '../../../src/http/server/http-server.js';
import { RequestTurns } from '../../../src/http/server/request-turns.js';

const { requestsPerTurn } = policy.connections;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Requests', () => {
  it('begin a few in each turn of the event loop, in the order of arrival', async () => {
    const turns = new RequestTurns(3);
    const begun: number[] = [];
    for (let request = 0; request < 8; request += 1) turns.run(() => void begun.push(request));
    expect(begun).toEqual([0, 1, 2]);
    await nextTurn();
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
    turns.run(() => void begun.push(8));
    await nextTurn();
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    turns.run(() => void begun.push(9));
    expect(begun).toHaveLength(9);
    await nextTurn();
    expect(begun).toHaveLength(10);
  });
});

/** Asks again after each response. */
async function busyClient(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const ask = (): boolean => socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  socket.on('data', ask).on('error', () => undefined);
  await once(socket, 'connect');
  ask();
  return socket;
}

describe('While sixty clients are busy', () => {
  it('a new connection is accepted after a few requests, and not after one of each', async () => {
    let requests = 0;
    const between: number[] = [];
    const app = express().use((_req, res) => {
      requests += 1;
      const end = performance.now() + 1;
      while (performance.now() < end);
      res.end();
    });
    const server = createHttpServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const clients = await Promise.all(Array.from({ length: 60 }, () => busyClient(port)));
    while (requests < 600) await nextTurn();
    server.on('connection', () => {
      between.push(requests);
      requests = 0;
    });
    clients.push(...(await Promise.all(Array.from({ length: 20 }, () => busyClient(port)))));
    while (between.length < 20) await nextTurn();
    for (const client of clients) client.destroy();
    server.close();
    expect(Math.max(...between.slice(1))).toBeLessThanOrEqual(2 * requestsPerTurn);
  });
});
