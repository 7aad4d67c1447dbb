import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../src/common/package-root.js';
import { databaseOf } from '../../src/config/config.js';
import type { DatabasePlace } from '../../src/config/database-place.js';
import { Browser } from './browser.js';
import { expectPlainLines } from './log-lines.js';
import { Mailbox } from './mailbox.js';
import { expectNoLeaks, newRecording, noteSecrets } from './secrets-used.js';
import { tablesOf } from './tables.js';
import { inDatabase, newDatabase, onPostgres, randomSecret, type TestDatabase } from './test-database.js';

type Environment = Record<string, string>;

/** A production configuration, on localhost, where https is not required. */
export const inProduction: Environment = { NODE_ENV: 'production', SECRET: 'a secret that is long enough for a test' };

/** How a process ended, and its output. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The built application (`npm run build`) in its own process and directory, as an operator runs it. It can be stopped
 * in any way, and restarted in the same directory and on the same port.
 */
export class Server {
  /** Its output over all starts. */
  stdout = '';
  stderr = '';
  private process: ChildProcess | undefined;
  private ended: Promise<Ended> | undefined;

  private constructor(
    readonly port: number,
    readonly folder: string,
    readonly mailbox: Mailbox,
    /** Change it between two starts to change the configuration. */
    readonly environment: Environment,
    private readonly program: string,
    private readonly database?: TestDatabase,
    /** After the program's name. */
    private readonly words: readonly string[] = [],
  ) {}

  /** Started and ready, with a test mailbox unless `environment` sends mail elsewhere. */
  static async start(environment: Environment = {}, folder?: string, program?: string): Promise<Server> {
    const server = await Server.prepare(environment, folder, program);
    try {
      await server.startAgain();
      return server;
    } catch (error) {
      await server.remove();
      throw error;
    }
  }

  /** Prepared but not started. With a DATABASE_URL in `environment`, the test asks that database itself. */
  static async prepare(
    environment: Environment = {},
    folder = mkdtempSync(join(tmpdir(), 'foyer-server-')),
    program = 'src/main.js',
  ): Promise<Server> {
    const mailbox = await Mailbox.open();
    const database = onPostgres && !environment.DATABASE_URL ? await newDatabase(folder) : undefined;
    return new Server(
      await freePort(),
      folder,
      mailbox,
      {
        ...(database && { DATABASE_URL: database.url, SECRET: randomSecret() }),
        MAIL_URL: mailbox.url,
        // All requests of a test come from one network within an hour.
        NETWORK_LIMIT_FACTOR: '1000',
        MAIL_PER_HOUR: '1000000',
        // So that every page and form is there.
        FACTOR_RECOVERY: 'wait',
        ...environment,
      },
      program,
      database,
    );
  }

  /** Another process on the same database, with its own port; not started yet. */
  async another(changes: Environment = {}, ...words: string[]): Promise<Server> {
    const { folder, mailbox, program, database } = this;
    return new Server(await freePort(), folder, mailbox, { ...this.environment, ...changes }, program, database, words);
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    return this.process?.pid ?? 0;
  }

  /** Its whole output. */
  get log(): string {
    return this.stdout + this.stderr;
  }

  get databaseFile(): string {
    return join(this.folder, 'data', 'foyer.sqlite');
  }

  /** Resolves when it reports that it is ready. */
  async startAgain(): Promise<void> {
    const environment = { PORT: String(this.port), ...this.environment };
    const { process, ended } = run([this.program, ...this.words], this.folder, environment, startFlags());
    const printed = this.stdout.length;
    process.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    process.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.process = process;
    this.ended = ended;
    let over: Ended | undefined;
    void ended.then((end) => (over = end));
    while (!this.stdout.slice(printed).includes('Foyer is ready')) {
      if (over) throw new Error(`It did not start: ${over.stderr}`);
      await wait(5);
    }
  }

  /** Sends the signal. Resolves when the process has ended. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    if (!this.process || !this.ended) throw new Error('It was not started.');
    this.process.kill(signal);
    return this.ended;
  }

  /** Sends the signal without waiting for the end. */
  kill(): void {
    this.process?.kill('SIGKILL');
  }

  /** As if the program that reads its output had ended. */
  stopReading(...outputs: readonly ('stdout' | 'stderr')[]): void {
    for (const output of outputs) this.process?.[output]?.destroy();
  }

  browser(): Browser {
    return new Browser(this.url, this.environment.BASE_URL ?? this.url);
  }

  /** Queries the database over a separate connection. */
  rows<Row extends object = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return inDatabase(this.place, sql, parameters);
  }

  /** Changes the database behind the application's back. */
  async change(sql: string): Promise<void> {
    await inDatabase(this.place, sql);
  }

  get place(): DatabasePlace {
    if (!this.database) return { engine: 'sqlite', file: this.databaseFile };
    return databaseOf({ DATABASE_URL: this.database.url });
  }

  /** Waits until all mail is sent, so that a test can check that none arrived. Not for what waits to be merged. */
  async allMailSent(): Promise<void> {
    const due = 'SELECT 1 FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL AND next_attempt_at < ?';
    while ((await this.rows(due, [Date.now() + 60_000])).length > 0) await wait(10);
  }

  /** Kills it and removes its directory. */
  async remove(): Promise<void> {
    if (this.process) await this.end('SIGKILL');
    await this.mailbox.close();
    await this.database?.remove();
    rmSync(this.folder, { recursive: true });
    expectNoLeaks();
  }
}

/** Checks that no row changed, no mail was sent, and the log contains nothing of the input. */
export async function withoutAnyTrace(server: Server, act: () => Promise<void>): Promise<void> {
  const seen = async (): Promise<object> => ({
    tables: await tablesOf(server),
    mails: server.mailbox.count,
    stderr: server.stderr,
  });
  const before = await seen();
  const whole = server.stdout.lastIndexOf('\n') + 1;
  await act();
  expect(await seen()).toEqual(before);
  expectPlainLines(server.stdout.slice(whole));
}

/** Runs a built file until it exits. */
export async function runToEnd(file: string, args: string[], folder: string, environment: Environment): Promise<Ended> {
  return run([file, ...args], folder, environment).ended;
}

/** The same for a command that is there to show addresses. Nothing else that is secret may be in what it prints. */
export async function runShowing(
  file: string,
  args: string[],
  folder: string,
  environment: Environment,
): Promise<Ended> {
  return run([file, ...args], folder, environment, [], () => ({ text: '' })).ended;
}

/** Runs a built file and kills it when the condition is true, unless it has exited before. */
export async function runAndKill(
  [file, ...args]: [string, ...string[]],
  folder: string,
  environment: Environment,
  when: () => boolean,
): Promise<Ended> {
  const { process, ended } = run([file, ...args], folder, environment);
  while (process.exitCode === null && !when()) await wait(1);
  process.kill('SIGKILL');
  return ended;
}

function run(
  [file = '', ...args]: string[],
  folder: string,
  environment: Environment,
  flags: readonly string[] = [],
  record = newRecording,
): { process: ChildProcess; ended: Promise<Ended> } {
  const built = resolve(root, 'dist', file);
  if (!existsSync(built)) throw new Error('There is no built application: npm run build');
  const process = spawn(globalThis.process.execPath, [...flags, built, ...args], {
    cwd: folder,
    // Without the test's environment: jest sets NODE_ENV, and a shell may set anything.
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  noteSecrets(environment.SECRET, /:([^:@]+)@/.exec(environment.MAIL_URL ?? '')?.[1]);
  const stdout = record();
  const stderr = record();
  process.stdout.on('data', (chunk: Buffer) => (stdout.text += chunk.toString()));
  process.stderr.on('data', (chunk: Buffer) => (stderr.text += chunk.toString()));
  const ended = (async (): Promise<Ended> => {
    const [code, signal] = (await once(process, 'close')) as [number | null, NodeJS.Signals | null];
    return { code, signal, stdout: stdout.text, stderr: stderr.text };
  })();
  return { process, ended };
}

/** The Node options of `npm start`. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
