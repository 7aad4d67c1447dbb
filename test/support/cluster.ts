import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import {
  freePort,
  type Ids,
  startArgumentsOf,
  startCluster,
  type StartedCluster,
} from '../../scripts/postgres-cluster.js';
import { types } from '../../src/database/postgres/types.js';
import { until } from './mail-room.js';

/** A server of PostgreSQL that a test may kill. Nothing here blocks, so that traffic goes on meanwhile. */
export class Cluster {
  private constructor(
    private readonly started: StartedCluster,
    readonly port: number,
    /** Its data directory. */
    readonly data: string,
  ) {}

  static of(started: StartedCluster): Cluster {
    return new Cluster(started, started.port, started.data);
  }

  static async start(...settings: string[]): Promise<Cluster> {
    const started = await startCluster(['full_page_writes=off', 'fsync=off', ...settings]);
    return Cluster.of(started);
  }

  /** A copy that follows this one. It has no settings of its own. */
  async standby(): Promise<Cluster> {
    const data = `${this.data}-standby`;
    await this.run(
      'pg_basebackup',
      ...['-D', data, '-h', '127.0.0.1', '-p', String(this.port), '-U', 'foyer', '-R', '-X', 'stream', '-c', 'fast'],
    );
    const standby = new Cluster(this.started, await freePort(), data);
    await standby.startAgain();
    return standby;
  }

  get url(): string {
    return urlAt(this.port);
  }

  /** A directory that the server can write, and that goes with it. */
  get folder(): string {
    return this.started.folder;
  }

  get user(): Ids | undefined {
    return this.started.user;
  }

  /** kill -9 of the postmaster. Its other processes end when they notice. */
  kill(): void {
    process.kill(this.pid, 'SIGKILL');
  }

  /** Stops or continues the processes of the server whose title contains this, such as `walreceiver`. */
  signal(title: string, signal: 'SIGSTOP' | 'SIGCONT'): void {
    const { stdout } = spawnSync('pgrep', ['-P', String(this.pid), '-f', title], { encoding: 'utf8' });
    const found = stdout.split('\n').filter((pid) => pid !== '');
    if (found.length === 0) throw new Error(`No process is a ${title}.`);
    for (const pid of found) process.kill(Number(pid), signal);
  }

  private get pid(): number {
    return Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Resolves when it accepts connections. After a kill, it first waits until the last process has ended. */
  async startAgain(): Promise<void> {
    const { folder, options } = this.started;
    for (let attempt = 1; ; attempt += 1)
      try {
        await this.run('pg_ctl', ...startArgumentsOf(folder, this.data, this.port, options));
        return;
      } catch (error) {
        if (attempt === 50) throw error;
        await wait(100);
      }
  }

  async restart(mode: 'fast' | 'immediate'): Promise<void> {
    await this.run('pg_ctl', 'restart', '-w', '-D', this.data, '-m', mode, '-l', join(this.folder, 'log'));
  }

  async stop(): Promise<void> {
    await this.run('pg_ctl', 'stop', '-w', '-D', this.data, '-m', 'immediate');
  }

  /** Moves this part of its data there. It must not run meanwhile. */
  moveTo(folder: string, part: string): void {
    const from = join(this.data, part);
    // With their owners.
    execFileSync('cp', ['-a', `${from}/.`, folder]);
    renameSync(from, `${from}.before`);
    symlinkSync(folder, from);
  }

  async promote(): Promise<void> {
    await this.run('pg_ctl', 'promote', '-w', '-D', this.data);
  }

  async rows<Row extends object>(sql: string, parameters: unknown[] = [], database = 'postgres'): Promise<Row[]> {
    const client = await connectTo(urlAt(this.port, database));
    try {
      return (await client.query<Row>(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  }

  private async run(program: string, ...args: string[]): Promise<void> {
    const { programs, user, folder } = this.started;
    const child = spawn(join(programs, program), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [status] = (await once(child, 'exit')) as [number | null];
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  }

  /** Ends it, and removes its files together with those of its standbys. */
  async remove(...standbys: Cluster[]): Promise<void> {
    for (const cluster of standbys) await cluster.stop().catch(() => undefined);
    this.started.remove();
  }
}

/** As the superuser of a test. */
export function urlAt(port: number, database = 'postgres'): string {
  return `postgres://foyer@127.0.0.1:${port}/${database}`;
}

/** The test closes it. */
export async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types, connectionTimeoutMillis: 1000 });
  // It says so to whoever asks next.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Resolves when a database answers there. */
export async function answersAt(url: string): Promise<void> {
  await until(async () => {
    try {
      await (await connectTo(url)).end();
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts a program that runs until the test ends it. @throws Error that says how to install it. */
export function startProgram(name: string, path: string, args: string[], user: Ids | undefined): ChildProcess {
  if (spawnSync(path, ['--version']).error)
    throw new Error(`${path} is not installed, and this test needs it: apt-get install ${name}`);
  return spawn(path, args, { ...user, stdio: ['ignore', 'ignore', 'inherit'] });
}

export async function endProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  program.kill('SIGTERM');
  await once(program, 'exit');
}
