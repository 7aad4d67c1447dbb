import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hours, minutes } from '../../src/common/time.js';
import { load } from '../../bench/load.js';
import { formAsk } from '../../bench/foyer.js';
import type { Chance } from '../support/chance.js';
import { smtpError } from '../support/post-office.js';
import type { Cluster } from '../support/cluster.js';
import type { Server } from '../support/server.js';
import type { Tally } from './tally.js';

/** What can happen to a server. */
export interface Weather {
  readonly server: Server;
  readonly chance: Chance;
  readonly tally: Tally;
  /** Milliseconds that the server's clock is ahead. */
  ahead: number;
  /** The PostgreSQL of the server, if it uses one. */
  readonly cluster: Cluster | undefined;
}

interface Storm {
  readonly storm: (weather: Weather) => Promise<void>;
  /** Without it, on both. */
  readonly on?: 'sqlite' | 'postgres';
}

/** In this order; which comes when is left to chance. */
export const storms: Readonly<Record<string, Storm>> = {
  'kill -9': { storm: killed },
  'a restart': { storm: restarted },
  'a full disk': { storm: diskFull, on: 'sqlite' },
  'kill -9 of PostgreSQL': { storm: databaseKilled, on: 'postgres' },
  'a restart of PostgreSQL': { storm: databaseRestarted, on: 'postgres' },
  'connections that PostgreSQL ends': { storm: connectionsEnded, on: 'postgres' },
  'a dead mail server': { storm: mailServerDead },
  'a slow mail server': { storm: mailServerSlow },
  'a flood of log-ins': { storm: floodOfLogIns },
  'a flood of registrations': { storm: floodOfRegistrations },
  'a clock that jumps ahead': { storm: clockAhead },
  'a clock that jumps back': { storm: clockBack },
  'a replaced file': { storm: fileReplaced, on: 'sqlite' },
};

async function killed({ server, chance }: Weather): Promise<void> {
  await server.end('SIGKILL');
  await wait(chance.between(0, 2000));
  await server.startAgain();
}

async function restarted({ server }: Weather): Promise<void> {
  await server.end('SIGTERM');
  await server.startAgain();
}

async function databaseKilled({ cluster, chance }: Weather): Promise<void> {
  cluster?.kill();
  await wait(chance.between(0, 4000));
  await cluster?.startAgain();
}

async function databaseRestarted({ cluster, chance }: Weather): Promise<void> {
  await cluster?.restart(chance.between(0, 1) === 1 ? 'fast' : 'immediate');
}

/** As an operator or a proxy does. */
async function connectionsEnded({ cluster, chance }: Weather): Promise<void> {
  for (let times = chance.between(1, 10); times > 0; times -= 1) {
    await cluster?.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'foyer%'");
    await wait(chance.between(10, 500));
  }
}

async function diskFull({ server, chance }: Weather): Promise<void> {
  const filler = join(server.folder, 'data', 'filler');
  const file = openSync(filler, 'w');
  const block = Buffer.alloc(64 * 1024);
  const until = Date.now() + chance.between(3000, 8000);
  // What the server frees is taken again.
  while (Date.now() < until) {
    try {
      for (;;) writeSync(file, block);
    } catch {
      await wait(50);
    }
  }
  closeSync(file);
  rmSync(filler);
}

async function mailServerDead({ server, chance }: Weather): Promise<void> {
  const { office } = server.mailbox;
  const { port } = office;
  await office.close();
  await wait(chance.between(3000, 15_000));
  await office.listen(port);
}

async function mailServerSlow({ server, chance }: Weather): Promise<void> {
  const { office } = server.mailbox;
  office.onMessage = async () => {
    await wait(chance.between(500, 3000));
    if (chance.between(1, 3) === 1) throw smtpError(451);
  };
  await wait(chance.between(5000, 15_000));
  office.onMessage = () => undefined;
}

async function floodOfLogIns(weather: Weather): Promise<void> {
  await flood(weather, '/login', (index) => ({ email: `nobody${index}@example.net`, password: 'wrong password' }));
}

async function floodOfRegistrations(weather: Weather): Promise<void> {
  const { ahead } = weather;
  await flood(weather, '/register', (index) => ({
    email: `flood${ahead}.${index}.${Date.now()}@example.net`,
    password: 'silver anchor window',
  }));
}

async function flood(
  { server }: Weather,
  path: string,
  fieldsOf: (index: number) => Record<string, string>,
): Promise<void> {
  const { cookies, csrf } = await server.browser().open('/login');
  const connections = Array.from({ length: 60 }, (_, index) => {
    const ask = formAsk(path, cookies, { _csrf: csrf, ...fieldsOf(index) });
    return [{ ...ask, headers: { ...ask.headers, 'X-Forwarded-For': `203.0.113.${index}` } }];
  });
  await load({ url: `http://127.0.0.1:${server.port}`, connections, lasting: 6, mayFail: true });
}

async function clockAhead(weather: Weather): Promise<void> {
  await jump(weather, weather.chance.between(minutes(1), hours(24)));
}

/** Never behind the real time: the test's own browser compares the expiry of cookies with it. */
async function clockBack(weather: Weather): Promise<void> {
  await jump(weather, -Math.min(weather.ahead, weather.chance.between(minutes(1), hours(3))));
}

async function jump(weather: Weather, by: number): Promise<void> {
  weather.ahead += by;
  setClock(weather.server, weather.ahead);
  await wait(500);
}

export function setClock(server: Server, ahead: number): void {
  writeFileSync(clockFile(server), String(ahead));
}

export function clockFile({ folder }: Pick<Server, 'folder'>): string {
  return join(folder, 'clock');
}

/** Somebody puts a copy where the file was. Then the mistake is noticed: the right one comes back. */
async function fileReplaced({ server, chance, tally }: Weather): Promise<void> {
  const { databaseFile } = server;
  const aside = `${databaseFile}.aside`;
  renameSync(databaseFile, aside);
  if (chance.between(0, 1) === 1) copyFileSync(aside, databaseFile);
  // Time to notice.
  await wait(2500);
  tally.fileIsGone = true;
  await wait(chance.between(1000, 4000));
  tally.fileIsGone = false;
  await server.end('SIGKILL');
  renameSync(aside, databaseFile);
  await server.startAgain();
}

/** A small disk of its own for the data, which needs root. False if there is none, so that the disk cannot be full. */
export function mountSmallDisk(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=192m', 'tmpfs', folder]).status === 0;
}

export function unmount(folder: string): void {
  if (existsSync(folder)) spawnSync('umount', ['-l', folder]);
}
