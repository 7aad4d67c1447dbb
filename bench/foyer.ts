import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/common/package-root.js';
import { sha256 } from '../src/common/keyring.js';
import { tokenOf } from '../test/support/api.js';
import { logIn } from '../test/support/people.js';
import { Server } from '../test/support/server.js';
import type { Ask } from './load.js';
import { MailSink } from './mail-sink.js';
import { emailOf, idOf, password, seed, sessionCookie, sessionOf } from './seed.js';

/** SECRET of every server that the bench starts. */
export const secret = 'a secret for the bench that is long enough';

// An interrupted bench cleans up, too: see `abandon`.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** On PostgreSQL: an empty database, and how many processes share it. */
export interface Place {
  readonly database: string;
  readonly processes: number;
}

/** The built server in production mode, with a number of logged-in users. */
export class Foyer {
  private registered = 0;

  private constructor(
    readonly users: number,
    private readonly servers: readonly [Server, ...Server[]],
    readonly mails: MailSink,
  ) {
    process.on('exit', this.abandon);
  }

  /** Without a place, one process on SQLite. */
  static async start(users: number, place?: Place): Promise<Foyer> {
    const foyer = await Foyer.prepare(users, place);
    for (const server of foyer.servers) await server.startAgain();
    return foyer;
  }

  /** Prepared, not started. */
  static async prepare(users: number, place?: Place): Promise<Foyer> {
    const mails = await MailSink.open();
    const server = await Server.prepare({
      NODE_ENV: 'production',
      SECRET: secret,
      MAIL_URL: mails.url,
      // All requests come from one network, within an hour.
      NETWORK_LIMIT_FACTOR: '1000000',
      MAIL_PER_HOUR: '1000000',
      ...(place && { DATABASE_URL: place.database, PROCESSES: String(place.processes) }),
    });
    await seed(server.databaseFile, users);
    const servers: [Server, ...Server[]] = [server];
    if (place) {
      move(server.databaseFile, place.database);
      while (servers.length < place.processes) servers.push(await server.another());
    }
    return new Foyer(users, servers, mails);
  }

  get server(): Server {
    return this.servers[0];
  }

  get url(): string {
    return urlOf(this.server);
  }

  /** Of all processes. */
  get urls(): string[] {
    return this.servers.map(urlOf);
  }

  /** Of all processes. */
  get pids(): number[] {
    return this.servers.map(({ pid }) => pid);
  }

  /** Account page requests of this many users, spread over all users, with their session cookies. */
  async accountPages(count: number): Promise<Ask[]> {
    const { cookies } = await this.server.browser().open('/login');
    return this.spread(count, 0).map((user) => ({
      path: '/account',
      headers: { Cookie: `${cookieHeader(cookies)}; ${sessionCookie(user, secret)}` },
    }));
  }

  /**
   * Log-in forms of this many users, from the browsers in which they were logged in before. Only the session cookie is
   * missing: with it they would be logged in already.
   */
  async logIns(count: number): Promise<Ask[]> {
    const asks: Ask[] = [];
    // One at a time, because all at once would be refused.
    for (const user of this.spread(count, 1)) {
      const browser = await logIn(this.server, emailOf(user), { password });
      if (browser.url !== '/account') throw new Error(`Not logged in: ${browser.page}`);
      const { csrf } = browser;
      browser.cookies.delete('foyer_session');
      asks.push(formAsk('/login', browser.cookies, { _csrf: csrf, email: emailOf(user), password }));
    }
    return asks;
  }

  /** The same by the API, with a token for each. */
  async apiUsers(count: number): Promise<Ask[]> {
    const asks: Ask[] = [];
    for (const user of this.spread(count, 0)) {
      const token = await tokenOf(this, emailOf(user), password);
      asks.push({ path: '/api/v1/users/me', headers: { Authorization: `Bearer ${token}` } });
    }
    return asks;
  }

  /** What nginx asks for each request to an application that this many users have entered. */
  async checks(count: number): Promise<Ask[]> {
    const origin = 'http://app.localhost';
    await this.server.change(`INSERT INTO applications (origin, name, created_at) VALUES ('${origin}', 'Wiki', 0)`);
    const users = this.spread(count, 0);
    const passOf = (user: number): string => sha256(`the pass of ${user}`);
    const rows = users.map(
      (user) => `('${sha256(passOf(user))}', '${sha256(sessionOf(user))}', '${idOf(user)}', 0, '${origin}', 0)`,
    );
    await this.server.change(
      `INSERT INTO passes (token_hash, session_hash, user_id, auth_epoch, origin, created_at) VALUES ${rows.join()}`,
    );
    return users.map((user) => ({
      path: '/authz/nginx',
      headers: { Cookie: `foyer_pass=${passOf(user)}`, 'X-Original-URL': `${origin}/page` },
    }));
  }

  /** Registration forms of this many new users. */
  async registrations(count: number): Promise<Ask[]> {
    const { csrf, cookies } = await this.server.browser().open('/register');
    return Array.from({ length: count }, () =>
      formAsk('/register', cookies, { _csrf: csrf, email: `new${this.registered++}@example.com`, password }),
    );
  }

  /** Every second user, so that log-ins do not end the seeded sessions. */
  private spread(count: number, first: 0 | 1): number[] {
    return Array.from({ length: count }, (_, index) => 2 * Math.floor((index * this.users) / 2 / count) + first);
  }

  /** Resident memory in bytes: now, and the peak since startup. */
  memory(): { now: number; most: number } {
    const status = readFileSync(`/proc/${this.server.pid}/status`, 'utf8');
    const bytesOf = (name: string): number => 1024 * Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]);
    return { now: bytesOf('VmRSS'), most: bytesOf('VmHWM') };
  }

  openFiles(): number {
    return readdirSync(`/proc/${this.server.pid}/fd`).length;
  }

  /** Bytes. */
  walSize(): number {
    return statSync(`${this.server.databaseFile}-wal`).size;
  }

  /** If the bench itself fails: stops everything and cleans up. */
  private readonly abandon = (): void => {
    for (const server of this.servers) server.kill();
    rmSync(this.server.folder, { recursive: true, force: true });
  };

  async stop(): Promise<void> {
    process.off('exit', this.abandon);
    // Not with `remove`, which searches the output for secrets: after a soak that takes longer than the soak.
    for (const server of this.servers) await server.end('SIGKILL');
    await this.server.mailbox.close();
    rmSync(this.server.folder, { recursive: true });
    await this.mails.close();
  }
}

function urlOf({ port }: Server): string {
  return `http://127.0.0.1:${port}`;
}

/** Moves the seeded accounts to PostgreSQL, as an operator does. */
function move(file: string, database: string): void {
  const program = join(root, 'dist/src/cli.js');
  // Its progress is of no interest here.
  execFileSync(process.execPath, [program, 'move', `sqlite:${file}`, database], {
    env: { SECRET: secret },
    stdio: 'pipe',
  });
}

/** A form request with these cookies. */
export function formAsk(
  path: string,
  cookies: ReadonlyMap<string, string>,
  fields: Record<string, string> | [string, string][],
): Ask {
  return {
    method: 'POST',
    path,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookieHeader(cookies) },
    body: new URLSearchParams(fields).toString(),
  };
}

function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
