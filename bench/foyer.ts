import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { logIn } from '../test/support/people.js';
import { Server } from '../test/support/server.js';
import type { Ask } from './load.js';
import { MailSink } from './mail-sink.js';
import { emailOf, password, seed, sessionCookie } from './seed.js';

const secret = 'a secret for the bench that is long enough';

// A bench that is stopped leaves nothing behind either: see `abandon`.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** The built server in production, with so many people who have an account and are logged in. */
export class Foyer {
  private registered = 0;

  private constructor(
    readonly users: number,
    readonly server: Server,
    readonly mails: MailSink,
  ) {
    process.on('exit', this.abandon);
  }

  static async start(users: number): Promise<Foyer> {
    const foyer = await Foyer.prepare(users);
    await foyer.server.startAgain();
    return foyer;
  }

  /** Everything but started. */
  static async prepare(users: number): Promise<Foyer> {
    const mails = await MailSink.open();
    const server = await Server.prepare({
      NODE_ENV: 'production',
      SECRET: secret,
      MAIL_URL: mails.url,
      // All of it comes from one network, and within an hour.
      NETWORK_LIMIT_FACTOR: '1000000',
      MAIL_PER_HOUR: '1000000',
    });
    await seed(server.databaseFile, users);
    return new Foyer(users, server, mails);
  }

  get url(): string {
    return `http://127.0.0.1:${this.server.port}`;
  }

  /** The account pages of so many people, spread over all there are, with the cookies of whoever has logged in. */
  async accountPages(count: number): Promise<Ask[]> {
    const { cookies } = await this.server.browser().open('/login');
    return this.spread(count, 0).map((user) => ({
      path: '/account',
      headers: { Cookie: `${cookieHeader(cookies)}; ${sessionCookie(user, secret)}` },
    }));
  }

  /**
   * The log-in forms of so many people, as the browser sends them in which they were logged in before. The session is
   * the only cookie that is missing: with it there is no log-in to do.
   */
  async logIns(count: number): Promise<Ask[]> {
    const asks: Ask[] = [];
    // One after the other: so many at once would be too many.
    for (const user of this.spread(count, 1)) {
      const browser = await logIn(this.server, emailOf(user), { password });
      if (browser.url !== '/account') throw new Error(`Not logged in: ${browser.page}`);
      const { csrf } = browser;
      browser.cookies.delete('foyer_session');
      asks.push(formAsk('/login', browser.cookies, { _csrf: csrf, email: emailOf(user), password }));
    }
    return asks;
  }

  /** The registration forms of so many new people. */
  async registrations(count: number): Promise<Ask[]> {
    const { csrf, cookies } = await this.server.browser().open('/register');
    return Array.from({ length: count }, () =>
      formAsk('/register', cookies, { _csrf: csrf, email: `new${this.registered++}@example.com`, password }),
    );
  }

  /** Every other one, so that those who log in are others than those whose session was seeded: its end would come. */
  private spread(count: number, first: 0 | 1): number[] {
    return Array.from({ length: count }, (_, index) => 2 * Math.floor((index * this.users) / 2 / count) + first);
  }

  /** Bytes in memory: now, and at most since the start. */
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

  /** When the bench itself fails, nothing shall go on or be left behind. */
  private readonly abandon = (): void => {
    this.server.kill();
    rmSync(this.server.folder, { recursive: true, force: true });
  };

  async stop(): Promise<void> {
    process.off('exit', this.abandon);
    // Not by `remove`, which looks for every secret in all that was printed: after a soak that takes longer than it.
    await this.server.end('SIGKILL');
    await this.server.mailbox.close();
    rmSync(this.server.folder, { recursive: true });
    await this.mails.close();
  }
}

/** A form as the browser with these cookies sends it. */
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
