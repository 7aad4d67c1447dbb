import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { once } from 'node:events';
import { createApp } from './app/create-app.js';
import { ConfigError } from './common/config-error.js';
import { type Config, loadConfig, readEnvironment } from './config/config.js';
import { Log } from './logging/log.js';
import { PasswordRules } from './passwords/rules.js';
import { policy } from './policy.js';
import { runProgram } from './common/run-program.js';
import { Clock } from './common/time.js';

await runProgram(async () => {
  const config = loadConfig(readEnvironment());
  const log = new Log(config.production);
  process.on('exit', () => {
    log.flush();
  });
  // Whatever slipped past every page. Nothing acknowledged is lost, and whoever started us can do it again.
  process.on('uncaughtException', (error) => {
    log.failure('bug', error);
    process.exit(1);
  });
  const app = await createApp(config, new Clock(), log);
  await listen(app, config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app, log));
  log.write('info', 'started', { message: `Foyer is ready: ${config.baseUrl}` });
  if (config.production && config.mailUrl === 'console:') {
    const message =
      'Mails are printed here with their links, which open accounts. Set MAIL_URL to send them.';
    log.write('warn', 'started', { message });
  }
  if (config.showsMail) log.write('info', 'started', { message: `Its mails: ${config.baseUrl}/dev/mail` });
  // Afterwards, since the word lists take a moment in which nothing else is answered.
  await app.get(PasswordRules).warmUp();
});

/** @throws ConfigError when that is not possible. Nest's own `listen` would print a stack. */
async function listen(app: NestExpressApplication, { host, port }: Config): Promise<void> {
  await app.init();
  try {
    await once(app.getHttpServer().listen(port, host), 'listening');
  } catch (error) {
    // The mail worker already has messages in hand.
    await app.close();
    throw new ConfigError(`Foyer cannot listen at ${host ?? '*'}:${port}: ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'another program already listens there';
  if (code === 'EACCES') return 'this user may not use that port';
  return message;
}

/** Takes no new requests, answers those under way, lets the mail worker finish, closes the database, exits with 0. */
async function stop(app: NestExpressApplication, log: Log): Promise<void> {
  log.write('info', 'stopping');
  const server = app.getHttpServer();
  // Whatever hangs, nothing acknowledged is lost: it is in the database, and its mail goes out at the next start.
  setTimeout(() => process.exit(0), policy.stopping.everything).unref();
  setTimeout(() => {
    server.closeAllConnections();
  }, policy.stopping.answers).unref();
  const closed = once(server, 'close');
  server.close();
  // A browser or proxy keeps its connection open for the next request: no further one shall come that way.
  server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
  setInterval(() => {
    server.closeIdleConnections();
  }, policy.stopping.lookForIdleEvery).unref();
  await closed;
  await app.close();
  log.write('info', 'stopped');
  process.exit(0);
}
