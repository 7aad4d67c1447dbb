import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import type { Browser } from '../support/browser.js';
import { goodPassword } from '../support/people.js';
import type { Server } from '../support/server.js';
import type { Tally } from './tally.js';

/** What became of a form: done for sure, not done for sure, or cut off before the answer. */
type Fate = 'done' | 'refused' | 'unknown';

/** Someone who uses the site in any weather, and remembers what the site has acknowledged. */
export class Person {
  readonly email: string;
  /** Whether the site acknowledged the registration: then its mail must arrive. */
  registered = false;
  active: boolean | 'maybe' = false;
  /** The passwords that may be valid: one if everything was answered. */
  private passwords: readonly string[] = [`${goodPassword} 0`];
  private changes = 0;
  /** Of the last form; 0 if it was not answered. */
  private lastStatus = 0;
  private readonly browser: Browser;

  constructor(
    private readonly server: Server,
    private readonly number: number,
    private readonly tally: Tally,
  ) {
    this.email = `person${number}@example.com`;
    this.browser = this.newBrowser();
  }

  /** Everybody has a network of their own. */
  private newBrowser(): Browser {
    const browser = this.server.browser();
    browser.headers = { 'X-Forwarded-For': `198.${18 + (this.number >> 8)}.${this.number & 255}.7` };
    return browser;
  }

  async register(): Promise<void> {
    const fields = { Email: this.email, Password: this.passwords[0] ?? '' };
    const fate = await this.send(this.browser, '/register', fields, 'Create account', '/register/sent');
    this.registered = fate === 'done';
  }

  /** Opens the mailed link in the browser that registered. */
  async activate(): Promise<void> {
    const link = await this.linkTo('/activate/', 0);
    if (link === undefined) return;
    const answer = await this.browser.send('GET', new URL(link).pathname).catch(() => undefined);
    if (!answer) this.active = 'maybe';
    else if (answer.status === 303) {
      this.tally.acknowledge();
      this.active = true;
    }
  }

  async changePassword(): Promise<void> {
    const browser = await this.logIn();
    if (!browser) return;
    const [from = ''] = this.passwords;
    const to = this.newPassword();
    const fields = { 'Current password': from, 'New password': to };
    this.changed(to, await this.send(browser, '/account/password', fields, 'Change password', '/account'));
  }

  async resetPassword(): Promise<void> {
    const before = this.mailsWith('/password/reset/').length;
    const browser = this.newBrowser();
    const asked = await this.send(
      browser,
      '/password/forgot',
      { Email: this.email },
      'Send reset link',
      '/password/forgot/sent',
    );
    if (asked !== 'done') return;
    const link = await this.linkTo('/password/reset/', before);
    if (link === undefined) return;
    const to = this.newPassword();
    this.changed(to, await this.send(browser, link, { 'New password': to }, 'Set new password', '/login'));
  }

  /** Whether the site still holds what it acknowledged. Call it in calm weather. */
  async checks(): Promise<void> {
    if (this.registered && this.mailsWith('/activate/').length === 0)
      return this.tally.lost(`the mail to ${this.email}`);
    if (this.active !== true) return;
    const right: string[] = [];
    for (const password of this.passwords) if (await this.worksInCalm(password)) right.push(password);
    if (right.length !== 1)
      return this.tally.lost(`the password of ${this.email}: ${right.length} of ${this.passwords.length}`);
    this.passwords = right;
    this.tally.checked += 1;
  }

  private async worksInCalm(password: string): Promise<boolean> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const fate = await this.tryToLogIn(this.newBrowser(), password);
      if (fate === 'done') return true;
      if (fate === 'wrong') return false;
      await wait(1000);
    }
    throw new Error(`${this.email} could not even try to log in in calm weather.`);
  }

  private async logIn(): Promise<Browser | undefined> {
    const [password] = this.passwords;
    if (this.active !== true || this.passwords.length > 1 || password === undefined) return undefined;
    const browser = this.newBrowser();
    return (await this.tryToLogIn(browser, password)) === 'done' ? browser : undefined;
  }

  private async tryToLogIn(browser: Browser, password: string): Promise<Fate | 'wrong'> {
    const fate = await this.send(browser, '/login', { Email: this.email, Password: password }, 'Log in', '/account');
    return fate === 'refused' && this.lastStatus === 422 ? 'wrong' : fate;
  }

  /** Whoever has to decide later by trying keeps both passwords. */
  private changed(to: string, fate: Fate): void {
    if (fate === 'done') this.passwords = [to];
    else if (fate === 'unknown') this.passwords = [...this.passwords, to];
  }

  private newPassword(): string {
    this.changes += 1;
    return `${goodPassword} ${this.changes}`;
  }

  private async send(
    browser: Browser,
    path: string,
    fields: Readonly<Record<string, string>>,
    button: string,
    target: string,
  ): Promise<Fate> {
    this.lastStatus = 0;
    let form: ReturnType<Browser['formWith']>;
    try {
      await browser.open(path);
      for (const [label, value] of Object.entries(fields)) browser.fillIn(label, value);
      form = browser.formWith(button);
    } catch {
      // The server is down, or its page says that it cannot answer now.
      return 'refused';
    }
    let answer: Response;
    try {
      answer = await browser.send('POST', form.path, new URLSearchParams(form.fields).toString());
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? 'refused' : 'unknown';
    }
    const { status, headers } = answer;
    this.lastStatus = status;
    if (status !== 303 || !(headers.location ?? '').startsWith(target)) {
      this.tally.refused(status);
      return 'refused';
    }
    this.tally.acknowledge();
    return 'done';
  }

  private mailsWith(path: string): { readonly link: string }[] {
    return this.server.mailbox.all.filter(({ to, link }) => to === this.email && link.includes(path));
  }

  /** The link of the mail after so many; undefined when it does not come soon. */
  private async linkTo(path: string, after: number): Promise<string | undefined> {
    for (let waited = 0; waited < 20_000; waited += 50) {
      const mail = this.mailsWith(path)[after];
      if (mail) return mail.link;
      await wait(50);
    }
    return undefined;
  }
}
