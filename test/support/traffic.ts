import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import type { Browser } from './browser.js';
import type { Cluster } from './cluster.js';
import { until } from './mail-room.js';
import { goodPassword, memberOf } from './people.js';
import type { Server } from './server.js';
import { sessionCookie } from './session-cookies.js';

type Act = 'page' | 'registration' | 'activation' | 'log-out';

interface Answer {
  readonly act: Act;
  readonly at: number;
  readonly took: number;
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/** People who use the site all the time, whatever happens to its database, and what was acknowledged to them. */
export class Traffic {
  readonly answers: Answer[] = [];
  readonly registered: string[] = [];
  readonly activated: string[] = [];
  /** The cookies of sessions that ended. */
  readonly loggedOut: string[] = [];
  /** Requests without an answer: the process itself must not fail. */
  readonly unanswered: unknown[] = [];
  private isOver = false;
  private people: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly server: Server,
    private readonly cluster: () => Cluster,
    private readonly name: string,
  ) {}

  /** @param cluster the one that has the accounts now. */
  static async begin(server: Server, cluster: () => Cluster, name = 'traffic'): Promise<Traffic> {
    const traffic = new Traffic(server, cluster, name);
    const member = await memberOf(server, `member.${name}@example.com`);
    traffic.people = Promise.all([traffic.look(member), traffic.live('one'), traffic.live('two')]);
    // Whoever waits for the end hears of it.
    traffic.people.catch(() => undefined);
    return traffic;
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.people;
  }

  private async look(member: Browser): Promise<void> {
    while (!this.isOver) {
      await this.ask('page', member, 'GET', '/account');
      await wait(10);
    }
  }

  /** One person after another registers, opens the mailed link, looks at the account and logs out. */
  private async live(who: string): Promise<void> {
    for (let count = 0; !this.isOver; count += 1) {
      await this.oneLife(`${who}${count}.${this.name}@example.com`);
      await wait(10);
    }
  }

  private async oneLife(email: string): Promise<void> {
    const browser = this.server.browser();
    if (!(await this.register(browser, email))) return;
    this.registered.push(email);
    const link = await this.linkTo(email);
    if (link === undefined) return;
    if ((await this.ask('activation', browser, 'GET', new URL(link).pathname))?.status !== 303) return;
    this.activated.push(email);
    const cookie = browser.cookies.get(sessionCookie) ?? '';
    await this.logOut(browser, cookie);
  }

  private async register(browser: Browser, email: string): Promise<boolean> {
    if (!(await this.open(browser, '/register'))) return false;
    browser.fillIn('Email', email).fillIn('Password', goodPassword);
    const answer = await this.press('registration', browser, 'Create account');
    return answer?.status === 303 && answer.headers.location === '/register/sent';
  }

  private async logOut(browser: Browser, cookie: string): Promise<void> {
    if (!(await this.open(browser, '/account'))) return;
    const answer = await this.press('log-out', browser, 'Log out');
    // Without a database it is logged out in this browser only, and the page says so.
    if (answer?.status === 303 && browser.cookies.get('foyer_notice') === 'logged-out') this.loggedOut.push(cookie);
  }

  private async open(browser: Browser, path: string): Promise<boolean> {
    const answers = await this.noted('page', async () => (await browser.open(path)).answers);
    return answers.at(-1)?.status === 200;
  }

  private async press(act: Act, browser: Browser, button: string): Promise<Response | undefined> {
    const { path, fields } = browser.formWith(button);
    return this.ask(act, browser, 'POST', path, new URLSearchParams(fields).toString());
  }

  private async linkTo(email: string): Promise<string | undefined> {
    for (let waited = 0; waited < 3000 && !this.isOver; waited += 20) {
      const mail = this.server.mailbox.all.find(({ to }) => to === email);
      if (mail) return mail.link;
      await wait(20);
    }
    return undefined;
  }

  private async ask(
    act: Act,
    browser: Browser,
    ...[method, path, body]: Parameters<Browser['send']>
  ): Promise<Response | undefined> {
    return (await this.noted(act, async () => [await browser.send(method, path, body)]))[0];
  }

  private async noted(act: Act, send: () => Promise<readonly Response[]>): Promise<readonly Response[]> {
    const began = performance.now();
    try {
      const answers = await send();
      const at = performance.now();
      for (const { status, headers } of answers)
        this.answers.push({ act, at, took: at - began, status, retryAfter: headers['retry-after'] });
      return answers;
    } catch (error) {
      this.unanswered.push(error);
      return [];
    }
  }

  /** How long after that moment a page was shown and a registration taken again, in milliseconds. */
  async backAfter(moment: number): Promise<number> {
    const first = (act: Act, status: number): number | undefined =>
      this.answers.find((answer) => answer.act === act && answer.status === status && answer.at > moment)?.at;
    await until(() => first('page', 200) !== undefined && first('registration', 303) !== undefined, 60_000);
    return Math.max(first('page', 200) ?? Infinity, first('registration', 303) ?? Infinity) - moment;
  }

  /** Nothing but what was asked for, or a 503 that says when to come again. */
  expectOnlyGoodAnswers(): void {
    const isGood = ({ status, retryAfter }: Answer): boolean =>
      status === 200 || status === 303 || (status === 503 && Number(retryAfter) > 0);
    expect(this.server.stderr.split('\n').filter((line) => /^\S+ ERROR bug|^ {4}/.test(line))).toEqual([]);
    expect(this.answers.filter((answer) => !isGood(answer))).toEqual([]);
    expect(this.unanswered).toEqual([]);
  }

  get refused(): number {
    return this.answers.filter(({ status }) => status === 503).length;
  }

  /** How long an answer took at most, in milliseconds. */
  get slowest(): number {
    return Math.max(...this.answers.map(({ took }) => took));
  }

  /** Of what was acknowledged. Call it when the database is back. */
  async expectNothingLost(): Promise<void> {
    const emails = async (table: string): Promise<Set<string>> => {
      const rows = await this.cluster().rows<{ email: string }>(`SELECT email FROM ${table}`);
      return new Set(rows.map(({ email }) => email));
    };
    const users = await emails('users');
    const known = new Set([...users, ...(await emails('registrations'))]);
    expect(this.registered.filter((email) => !known.has(email))).toEqual([]);
    expect(this.activated.filter((email) => !users.has(email))).toEqual([]);
    expect(await this.loggedInAgain()).toEqual([]);
    await this.expectMails();
  }

  private async loggedInAgain(): Promise<string[]> {
    const back: string[] = [];
    for (const cookie of this.loggedOut) {
      const thief = this.server.browser();
      thief.cookies.set(sessionCookie, cookie);
      const { status, headers } = await thief.send('GET', '/account');
      if (status !== 303 || headers.location !== '/login?next=%2Faccount') back.push(`${status} ${cookie}`);
    }
    return back;
  }

  private async expectMails(): Promise<void> {
    // What was leased when the answer to the lease was lost would arrive a minute later.
    await this.cluster().rows('UPDATE outbox SET leased_until = 0 WHERE leased_until IS NOT NULL');
    const missing = (): string[] => {
      const reached = new Set(this.server.mailbox.all.map(({ to }) => to));
      return this.registered.filter((email) => !reached.has(email));
    };
    await until(() => missing().length === 0, 20_000).catch(() => undefined);
    expect(missing()).toEqual([]);
  }
}
