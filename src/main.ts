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
  process.on('exit', () => log.flush());
  // An error that nothing caught. Nothing acknowledged is lost, and the service manager can restart Foyer.
  process.on('uncaughtException', (error) => {
    log.failure('bug', error);
    process.exit(1);
  });
  const app = await createApp(config, new Clock(), log);
  await listen(app, config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app, log));
  log.write('info', 'started', { message: `Foyer is ready: ${config.baseUrl}` });
  if (config.production && config.mailUrl === 'console:') {
    const message = 'Mails are printed here, with links that give access to accounts. Set MAIL_URL to send them.';
    log.write('warn', 'started', { message });
  }
  if (config.showsMail) log.write('info', 'started', { message: `Sent mails: ${config.baseUrl}/dev/mail` });
  // Last: nobody has to wait for it, only the first who chooses a password.
  await app.get(PasswordRules).warmUp();
});

/** @throws ConfigError when the port cannot be opened. Nest's own `listen` would print a stack. */
async function listen(app: NestExpressApplication, { host, port }: Config): Promise<void> {
  await app.init();
  try {
    await once(app.getHttpServer().listen(port, host), 'listening');
  } catch (error) {
    // The mail worker may already be sending.
    await app.close();
    throw new ConfigError(`Foyer cannot listen at ${host ?? '*'}:${port}: ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'another program already uses this port';
  if (code === 'EACCES') return 'this user is not allowed to use this port';
  return message;
}

/** Stops accepting requests, answers open ones, lets the mail worker finish, closes the database, exits with 0. */
async function stop(app: NestExpressApplication, log: Log): Promise<void> {
  log.write('info', 'stopping');
  const server = app.getHttpServer();
  // If something hangs, nothing acknowledged is lost: it is in the database, and its mail is sent after a restart.
  setTimeout(() => process.exit(0), policy.stopping.everything).unref();
  setTimeout(() => server.closeAllConnections(), policy.stopping.answers).unref();
  const closed = once(server, 'close');
  server.close();
  // Browsers and proxies keep connections open for the next request: tell them to close instead.
  server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
  setInterval(() => server.closeIdleConnections(), policy.stopping.lookForIdleEvery).unref();
  await closed;
  await app.close();
  log.write('info', 'stopped');
  process.exit(0);
}
