import type { NestExpressApplication } from '@nestjs/platform-express';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../logging/log.js';
import { policy } from '../policy.js';

/** Answers what has arrived, accepts nothing more, lets the mail worker finish, closes the database, exits with 0. */
export async function stop(app: NestExpressApplication, log: Log): Promise<void> {
  log.write('info', 'stopping');
  const server = app.getHttpServer();
  // If something hangs, nothing acknowledged is lost: it is in the database, and its mail is sent after a restart.
  setTimeout(() => process.exit(0), policy.stopping.everything).unref();
  if (server.listening) await answerAll(server);
  await app.close();
  log.write('info', 'stopped');
  // A thread that still judges must not keep the process alive.
  process.exit(0);
}

async function answerAll(server: Server): Promise<void> {
  setTimeout(() => server.closeAllConnections(), policy.stopping.answers).unref();
  // Browsers and proxies keep connections open for the next request: tell them to close instead.
  server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
  await allAccepted(server);
  const closed = once(server, 'close');
  server.close();
  setInterval(() => server.closeIdleConnections(), policy.stopping.lookForIdleEvery).unref();
  await closed;
}

/** Closing resets connections that the kernel has accepted and Node has not: Node takes one or more in each turn. */
async function allAccepted(server: Server): Promise<void> {
  const latest = performance.now() + policy.stopping.acceptingAtMost;
  let arrived = 0;
  server.on('connection', () => (arrived += 1));
  await wait(policy.stopping.accepting);
  let before: number;
  do {
    before = arrived;
    await nextTurn();
  } while (arrived > before && performance.now() < latest);
}
