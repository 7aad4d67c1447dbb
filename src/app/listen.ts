import type { NestExpressApplication } from '@nestjs/platform-express';
import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, rmSync } from 'node:fs';
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- to Foyer's own socket, and it sends nothing.
import { connect, type ListenOptions } from 'node:net';
import { dirname } from 'node:path';
import { ConfigError } from '../common/config-error.js';
import type { Config } from '../config/config.js';

/** Returns where it listens. @throws ConfigError when it cannot. Nest's own `listen` would print a stack. */
export async function listen(app: NestExpressApplication, { host, port, socket }: Config): Promise<string> {
  await app.init();
  try {
    await (socket === undefined ? listening(app, { host, port }) : listenOnSocket(app, socket));
  } catch (error) {
    // The mail worker may already be sending.
    await app.close();
    throw new ConfigError(`Foyer cannot listen at ${socket ?? `${host}:${port}`}: ${reasonOf(error, socket)}.`);
  }
  return socket ?? `${host}:${port}`;
}

async function listening(app: NestExpressApplication, place: ListenOptions): Promise<void> {
  await once(app.getHttpServer().listen(place), 'listening');
}

/** Node removes the file when it stops. After `kill -9` it is still there. */
async function listenOnSocket(app: NestExpressApplication, path: string): Promise<void> {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true && !(await someoneListens(path))) rmSync(path);
  await listening(app, { path });
  // For the proxy: its user has to be in Foyer's group.
  chmodSync(path, 0o660);
}

async function someoneListens(path: string): Promise<boolean> {
  const attempt = connect(path);
  try {
    await once(attempt, 'connect');
    return true;
  } catch (error) {
    // Anything else, such as a missing permission, does not say that nobody does.
    return (error as NodeJS.ErrnoException).code !== 'ECONNREFUSED';
  } finally {
    attempt.destroy();
  }
}

function reasonOf(error: unknown, socket: string | undefined): string {
  const { code, message } = error as NodeJS.ErrnoException;
  // Node reports it as a missing permission.
  if (socket !== undefined && !existsSync(dirname(socket))) return `there is no directory ${dirname(socket)}`;
  if (code === 'EADDRINUSE') return 'another program already listens there, or it is a file';
  if (code === 'EACCES') return 'this user is not allowed to';
  return message;
}
