import { Database } from '../../src/database/database.js';
import { ofAccount } from '../../src/database/subjects.js';
import type { AccountState, Role } from '../../src/domain/principal.js';
import { Sessions } from '../../src/sessions/sessions.js';
import { Users } from '../../src/users/users.js';
import { idOf } from './acts.js';
import type { TestApplication } from './application.js';
import { addApp, type AuthenticatorApp } from './factors.js';
import type { Browser } from './browser.js';
import { memberOf } from './people.js';

/** As an operator does by command. */
export async function giveRole(foyer: TestApplication, email: string, role: Role): Promise<void> {
  const users = foyer.app.get(Users);
  const user = await users.findByEmail(email);
  if (!user) throw new Error(`No account: ${email}`);
  await foyer.app.get(Database).write([ofAccount(user.id)], (db) => users.setRole(db, user.id, role));
}

/** The same. All sessions of an account that is taken out of use end. */
export async function giveState(foyer: TestApplication, email: string, state: AccountState): Promise<void> {
  const users = foyer.app.get(Users);
  const user = await users.findByEmail(email);
  if (!user) throw new Error(`No account: ${email}`);
  await foyer.app.get(Database).write([ofAccount(user.id)], async (db) => {
    await users.setState(db, user.id, state, ['active', 'waiting', 'disabled']);
    if (state !== 'active') await foyer.app.get(Sessions).endAll(db, user.id);
  });
}

export interface Admin {
  readonly browser: Browser;
  readonly app: AuthenticatorApp;
}

/** An admin who has just proved a second factor. */
export async function adminOf(foyer: TestApplication, email: string): Promise<Admin> {
  const browser = await memberOf(foyer, email);
  const app = await addApp(foyer, browser);
  await giveRole(foyer, email, 'admin');
  await proveFactor(foyer, { browser, app });
  return { browser, app };
}

/** As the admin pages ask for it. */
export async function proveFactor(_foyer: TestApplication, { browser, app }: Admin): Promise<Browser> {
  await browser.open('/admin');
  if (browser.url.startsWith('/confirm')) await browser.fillIn('Code', await app.nextCode()).press('Continue');
  if (browser.url !== '/admin') throw new Error(`Not let in: ${browser.url} ${browser.page}`);
  return browser;
}

/** The browser of an admin, who has just proved a second factor. */
export async function asAdmin(foyer: TestApplication, email: string): Promise<Browser> {
  return (await adminOf(foyer, email)).browser;
}

/** Opens the page where admins see this account. */
export async function pageOfPerson(foyer: TestApplication, browser: Browser, email: string): Promise<Browser> {
  return browser.open(`/admin/users/${await idOf(foyer, email)}`);
}
