import { sha256 } from '../../src/common/keyring.js';
import { Database } from '../../src/database/database.js';
import type { TestApplication } from './application.js';
import { askForAddress, askForReset, changePassword, deleteAccount, idOf, linksOf } from './acts.js';
import { type MailedLink, proveAgain, resetWith, undoWith } from './acts.js';
import type { Browser } from './browser.js';
import { goodPassword, logIn, memberOf } from './people.js';
import { browserWith, sessionCookie, sessionOf } from './session-cookies.js';

type KnownLink = MailedLink & { alive: boolean };

/**
 * A user with several browsers, and a model of every session and link so far: whether it should still work. `look`
 * compares the model with the pages.
 */
export class Walk {
  readonly browsers: Browser[] = [];
  /** By the value of the session cookie. */
  readonly sessions = new Map<string, boolean>();
  readonly links = new Map<string, KnownLink>();
  /** The device cookies of the browsers that the account should know. */
  readonly known = new Set<string>();
  email: string;
  password = goodPassword;
  isClosed = false;
  private count = 0;

  private constructor(
    private readonly foyer: TestApplication,
    private readonly name: string,
    private readonly userId: string,
    private readonly visitor: Browser,
  ) {
    this.email = `${name}@example.com`;
  }

  /** A user with three browsers. The first is logged in. */
  static async begin(foyer: TestApplication, name: string): Promise<Walk> {
    const first = await memberOf(foyer, `${name}@example.com`);
    const visitor = await foyer.browser().open('/login');
    const walk = new Walk(foyer, name, await idOf(foyer, `${name}@example.com`), visitor);
    walk.browsers.push(first, foyer.browser(), foyer.browser());
    walk.sessions.set(sessionOf(first), true);
    walk.known.add(deviceOf(first));
    return walk;
  }

  isLoggedIn(browser: Browser): boolean {
    const cookie = browser.cookies.get(sessionCookie);
    return cookie !== undefined && this.sessions.get(cookie) === true;
  }

  live(purpose: MailedLink['purpose']): KnownLink[] {
    return [...this.links.values()].filter((link) => link.alive && link.purpose === purpose);
  }

  // Actions that start something.

  async logIn(browser: Browser): Promise<void> {
    browser.cookies.delete(sessionCookie);
    await logIn(this.foyer, this.email, { browser, password: this.password });
    if (this.isClosed) await browser.press('Restore account');
    expect(browser.url).toBe('/account');
    if (this.isClosed) expect(browser.page).toContain('Your account won’t be deleted');
    this.isClosed = false;
    this.sessions.set(sessionOf(browser), true);
    this.known.add(deviceOf(browser));
  }

  async askForReset(): Promise<void> {
    await askForReset(this.foyer, this.email);
    await this.noteNewLinks('password-reset');
  }

  async askForAddress(browser: Browser): Promise<void> {
    this.count += 1;
    await askForAddress(browser, `${this.name}-${this.count}@example.org`);
    expect(browser.page).toContain('sent a link to your new email');
    await this.noteNewLinks('email-change', 'undo');
  }

  // Actions that end one session.

  async logOut(browser: Browser): Promise<void> {
    const cookie = sessionOf(browser);
    await browser.open('/account');
    await browser.press('Log out');
    expect(browser.page).toContain('You’re logged out.');
    this.sessions.set(cookie, false);
  }

  async proveAgain(browser: Browser): Promise<void> {
    const cookie = sessionOf(browser);
    const device = deviceOf(browser);
    await browser.open('/confirm');
    await proveAgain(browser, this.password);
    expect(browser.url).toBe('/account');
    this.sessions.set(cookie, false);
    this.sessions.set(sessionOf(browser), true);
    // The browser stays known by another cookie.
    expect(deviceOf(browser)).not.toBe(device);
    this.known.delete(device);
    this.known.add(deviceOf(browser));
  }

  // Actions that end all sessions and links.

  async changePassword(browser: Browser): Promise<void> {
    const password = this.newPassword();
    await changePassword(browser, { from: this.password, to: password });
    expect(browser.page).toContain('Password changed.');
    this.password = password;
    this.everythingEnded(browser);
  }

  async endOthers(browser: Browser): Promise<void> {
    await browser.open('/account/sessions');
    await browser.post('/account/sessions/end-others', { _csrf: browser.csrf });
    expect(browser.page).toContain('All other devices are logged out.');
    this.everythingEnded(browser);
  }

  async reset({ path }: MailedLink): Promise<void> {
    const password = this.newPassword();
    const page = await resetWith(path, this.foyer.browser(), password);
    expect(page.page).toContain('Your new password is set');
    this.password = password;
    this.everythingEnded();
    this.known.add(deviceOf(page));
  }

  /** In a logged-in browser, or with the password in any other. */
  async confirmAddress({ path, email }: MailedLink, browser?: Browser): Promise<void> {
    const where = await (browser ?? this.foyer.browser()).open(path);
    if (!browser) where.fillIn('Password', this.password);
    await where.press('Confirm email');
    expect(where.page).toContain('Email changed.');
    this.email = email;
    this.everythingEnded(browser);
    await this.noteNewLinks('undo');
  }

  async undo({ path, email, createdAt }: MailedLink): Promise<void> {
    const password = this.newPassword();
    const page = await undoWith(path, this.foyer.browser(), password);
    expect(page.page).toContain('Your old email is back');
    this.email = email;
    this.password = password;
    this.isClosed = false;
    this.everythingEnded();
    // By design, an undo link survives everything but an earlier or equal one.
    for (const link of this.live('undo')) if (link.createdAt >= createdAt) link.alive = false;
  }

  async delete(browser: Browser): Promise<void> {
    await deleteAccount(browser, this.password);
    expect(browser.page).toContain('Your account is closed');
    this.isClosed = true;
    this.everythingEnded();
  }

  /** Checks that every session and link opens what it should, or nothing after its end, and which browsers are known. */
  async look(): Promise<void> {
    for (const [cookie, alive] of this.sessions) {
      const { status, headers } = await browserWith(this.foyer, cookie).send('GET', '/account');
      const location = headers.location;
      expect({ cookie, status, location }).toEqual({
        cookie,
        status: alive ? 200 : 303,
        location: alive ? undefined : '/login?next=%2Faccount',
      });
    }
    for (const link of this.links.values()) {
      const opened = await this.visit('GET', link);
      if (link.alive) expect({ ...link, opened }).toEqual({ ...link, opened: 200 });
      else expect([404, 410]).toContain(opened);
    }
    const devices = await this.foyer.rows<{ cookie_hash: string }>('SELECT * FROM devices WHERE user_id = ?', [
      this.userId,
    ]);
    expect(devices.map((device) => device.cookie_hash).sort()).toEqual([...this.known].map(sha256).sort());
    await this.tryDeadLinks();
    await logIn(this.foyer, this.email, { browser: this.visitor, password: 'not the password' });
    expect(this.visitor.status).toBe(422);
    // So many checks would reach the limits, which have their own tests.
    await this.foyer.app.get(Database).write([], (db) => db.query('DELETE FROM limits'));
  }

  /** Also sends the forms, and checks that they change nothing. */
  private async tryDeadLinks(): Promise<void> {
    const account = (): Promise<object[]> => this.foyer.rows('SELECT * FROM users WHERE id = ?', [this.userId]);
    const before = await account();
    for (const link of this.links.values())
      if (!link.alive) expect([404, 410]).toContain(await this.visit('POST', link));
    expect(await account()).toEqual(before);
  }

  private async visit(method: 'GET' | 'POST', { purpose, path, token }: MailedLink): Promise<number> {
    const browser = this.foyer.browser();
    for (const [name, value] of this.visitor.cookies) browser.cookies.set(name, value);
    if (purpose === 'password-reset') browser.cookies.set('foyer_reset', token);
    const fields = {
      _csrf: this.visitor.csrf,
      ...(purpose === 'email-change' ? { password: this.password } : { newPassword: 'granite whistle orchard' }),
    };
    const body = method === 'POST' ? new URLSearchParams(fields).toString() : undefined;
    const { status } = await browser.send(method, purpose === 'password-reset' ? '/password/reset' : path, body);
    return status;
  }

  private newPassword(): string {
    this.count += 1;
    return `copper lantern meadow ${this.count}`;
  }

  /** The session in this browser continues with a new id, and only this browser is still known. */
  private everythingEnded(goesOn?: Browser): void {
    for (const cookie of this.sessions.keys()) this.sessions.set(cookie, false);
    for (const link of this.links.values()) if (link.purpose !== 'undo') link.alive = false;
    this.known.clear();
    if (!goesOn) return;
    this.sessions.set(sessionOf(goesOn), true);
    this.known.add(deviceOf(goesOn));
  }

  private async noteNewLinks(...purposes: MailedLink['purpose'][]): Promise<void> {
    const added = (await linksOf(this.foyer, this.userId)).filter(({ id }) => !this.links.has(id));
    expect(added.map(({ purpose }) => purpose)).toEqual(purposes);
    for (const link of added) this.links.set(link.id, { ...link, alive: true });
  }
}

function deviceOf(browser: Browser): string {
  const cookie = browser.cookies.get('foyer_device');
  if (cookie === undefined) throw new Error('This browser has no device cookie.');
  return cookie;
}
