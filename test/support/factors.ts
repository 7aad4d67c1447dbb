import { totpCode, stepAt } from '../../src/common/totp.js';
import type { Clock } from '../../src/common/time.js';
import type { MovableClock } from './application.js';
import type { Mailbox } from './mailbox.js';
import type { Browser } from './browser.js';
import { goodPassword, logIn, memberOf } from './people.js';
import { noteCode, noteSecrets } from './secrets-used.js';

/** The application of a test, or a server. */
interface Foyer {
  readonly mailbox: Mailbox;
  readonly clock: Clock;
  browser(): Browser;
}

/** An authenticator app with the key of one account. Knows the clock of the application. */
export class AuthenticatorApp {
  constructor(
    private readonly foyer: Pick<Foyer, 'clock'>,
    readonly key: Buffer,
  ) {
    noteSecrets(key.toString('hex'), key.toString('base64').slice(0, 26), key.toString('base64url').slice(0, 26));
  }

  /** The code of now, or of so many steps later. */
  code(later = 0): string {
    const code = totpCode(this.key, stepAt(this.foyer.clock.now()) + later);
    noteCode(code);
    return code;
  }

  /** A code that was not accepted yet: waits for the next step. */
  async nextCode(): Promise<string> {
    (this.foyer.clock as MovableClock).advance(30_000);
    return Promise.resolve(this.code());
  }
}

/** As an app reads it from the page. */
export function keyOn(browser: Browser): Buffer {
  const uri = browser.html('.key a').attr('href') ?? '';
  const key = new URL(uri).searchParams.get('secret') ?? '';
  noteSecrets(key, browser.html('.key code').text());
  return bytesOf(key);
}

/** RFC 4648, 6: the other way round than the source. */
function bytesOf(base32: string): Buffer {
  const bits = Array.from(base32, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** Sets up an app in a browser that is logged in. */
export async function addApp(foyer: Foyer, browser: Browser): Promise<AuthenticatorApp> {
  await browser.open('/account/totp');
  const app = new AuthenticatorApp(foyer, keyOn(browser));
  await browser.fillIn('Code from the app', app.code()).press('Turn on');
  if (browser.url !== '/account/recovery-codes' && browser.url !== '/account/security')
    throw new Error(`No app was added: ${browser.page}`);
  return app;
}

/** New recovery codes, as the page shows them. */
export async function makeCodes(browser: Browser): Promise<string[]> {
  await browser.open('/account/recovery-codes');
  await browser.post('/account/recovery-codes', { _csrf: browser.csrf });
  const codes = browser
    .html('.codes code')
    .toArray()
    .map((element) => browser.html(element).text());
  noteSecrets(...codes, ...codes.map((code) => code.replaceAll('-', '')));
  return codes;
}

export interface Secured {
  readonly browser: Browser;
  readonly app: AuthenticatorApp;
  readonly codes: readonly string[];
}

/** A user with an app and recovery codes, logged in. */
export async function securedMember(foyer: Foyer, email: string): Promise<Secured> {
  const browser = await memberOf(foyer, email);
  const app = await addApp(foyer, browser);
  return { browser, app, codes: await makeCodes(browser) };
}

/** Up to the second step. */
export async function firstStep(
  foyer: Omit<Foyer, 'clock'>,
  email: string,
  browser = foyer.browser(),
  password = goodPassword,
): Promise<Browser> {
  await logIn(foyer, email, { browser, password });
  if (!browser.url.startsWith('/login/code')) throw new Error(`No second step: ${browser.url} ${browser.page}`);
  return browser;
}
