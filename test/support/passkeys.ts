import type { TestApplication } from './application.js';
import { Authenticator, type Twist } from './authenticator.js';
import type { Browser } from './browser.js';

type Asked = Parameters<Authenticator['sign']>[0];

/** As the script does. */
export const byScript = { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors', Accept: 'application/json' };

/** What a page asks an authenticator for. */
export async function askedFor(browser: Browser, path: string): Promise<Asked> {
  const answer = await browser.send('GET', path, undefined, byScript);
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}.`);
  return answer.body as Asked;
}

/** Adds a passkey to the account that this browser is logged in to. The test checks whether it succeeded. */
export async function addPasskey(
  browser: Browser,
  {
    name = 'Phone',
    authenticator = new Authenticator(browser),
    twist,
  }: { name?: string; authenticator?: Authenticator; twist?: Twist } = {},
): Promise<Authenticator> {
  await browser.open('/account/passkeys');
  const asked = await askedFor(browser, '/account/passkeys/options');
  await browser.post('/account/passkeys', { _csrf: browser.csrf, name, passkey: authenticator.make(asked, twist) });
  return authenticator;
}

/** Logs in with a passkey alone. The test checks whether it succeeded. */
export async function logInWithPasskey(
  browser: Browser,
  authenticator: Authenticator,
  { twist, ...fields }: { readonly twist?: Twist; readonly next?: string; readonly remember?: string } = {},
): Promise<Browser> {
  await browser.open('/login');
  const asked = await askedFor(browser, '/login/passkey');
  return browser.post('/login/passkey', { _csrf: browser.csrf, passkey: authenticator.sign(asked, twist), ...fields });
}

/** What is wrong with the form as a whole. */
export function problemOf({ html }: Browser): string {
  return html('#problem').text();
}

/** How the live sessions of an account were begun. */
export async function methodsOf(foyer: TestApplication, email: string): Promise<string[][]> {
  const rows = await foyer.rows<{ data: string }>(
    'SELECT data FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = ?',
    [email],
  );
  return rows.map(({ data }) => (JSON.parse(data) as { amr: string[] }).amr);
}
