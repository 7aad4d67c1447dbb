import { createHmac } from 'node:crypto';
import { Keyring } from '../../src/common/keyring.js';
import type { TestApplication } from './application.js';
import type { Browser } from './browser.js';

export const sessionCookie = 'foyer_session';

/** The value of this browser's session cookie. */
export function sessionOf(browser: Browser): string {
  const value = browser.cookies.get(sessionCookie);
  if (value === undefined) throw new Error('This browser has no session cookie.');
  return value;
}

/** The id in a session cookie, without its signature. */
export function idIn(cookie: string): string {
  return /^s:(.+)\./.exec(decodeURIComponent(cookie))?.[1] ?? '';
}

/** A cookie with a valid signature for any id, which needs SECRET. */
export function signedCookie(foyer: TestApplication, id: string): string {
  const [key = ''] = new Keyring(foyer.config.secrets).keys('session cookie');
  const signature = createHmac('sha256', key).update(id).digest('base64').replace(/=+$/, '');
  return encodeURIComponent(`s:${id}.${signature}`);
}

/** A new browser with this session cookie. */
export function browserWith(foyer: Pick<TestApplication, 'browser'>, cookie: string): Browser {
  const browser = foyer.browser();
  browser.cookies.set(sessionCookie, cookie);
  return browser;
}

/** True if the account page opens, false if it redirects to the log-in; anything else is an error. */
export async function isLoggedIn(browser: Browser): Promise<boolean> {
  await browser.open('/account');
  if (browser.status !== 200) throw new Error(`The account page says ${browser.status}: ${browser.page}`);
  return browser.url === '/account';
}

/** The `Set-Cookie` lines of a response for this cookie. */
export function setCookies(response: { headers: Record<string, unknown> }, name: string): string[] {
  const lines = (response.headers['set-cookie'] ?? []) as string[];
  return lines.filter((line) => line.startsWith(`${name}=`));
}
