import type { Browser } from './browser.js';
import type { Mailbox } from './mailbox.js';

/** The application of a test, or a server. */
interface Foyer {
  readonly mailbox: Mailbox;
  browser(): Browser;
}

/** A password that every rule accepts. */
export const goodPassword = 'violet tugboat ankle';

/** Registers through the form. The browser then has the cookie that the link needs. */
export async function register(
  foyer: Foyer,
  email: string,
  { password = goodPassword, browser = foyer.browser() }: { password?: string; browser?: Browser } = {},
): Promise<Browser> {
  await browser.open('/register');
  await browser.fillIn('Email', email).fillIn('Password', password).press('Create account');
  if (browser.url !== '/register/sent') throw new Error(`Not registered: ${browser.page}`);
  return browser;
}

/**
 * A user who is logged in nowhere. Returns the mailed link, which is used. The account knows one browser, so that a
 * log-in with another is mailed.
 */
export async function becomeUser(foyer: Foyer, email: string, password = goodPassword): Promise<string> {
  const { browser, link } = await activate(foyer, email, password);
  await browser.press('Log out');
  return link;
}

/** Sends the log-in form. The test checks whether it succeeded. */
export async function logIn(
  foyer: Foyer,
  email: string,
  { password = goodPassword, browser = foyer.browser() }: { password?: string; browser?: Browser } = {},
): Promise<Browser> {
  await browser.open('/login');
  return browser.fillIn('Email', email).fillIn('Password', password).press('Log in');
}

/** A user who registered and opened the mailed link in this browser, which is now logged in. */
export async function memberOf(foyer: Foyer, email: string, password = goodPassword): Promise<Browser> {
  return (await activate(foyer, email, password)).browser;
}

async function activate(foyer: Foyer, email: string, password: string): Promise<{ browser: Browser; link: string }> {
  const browser = await register(foyer, email, { password });
  const { link } = await foyer.mailbox.lastTo(email);
  await browser.open(link);
  // The second on a site that needs a second factor from everyone.
  if (!['/account', '/account/security'].includes(browser.url)) throw new Error(`Not activated: ${browser.page}`);
  return { browser, link };
}
