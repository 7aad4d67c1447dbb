import { Keyring, type UserLinkPurpose } from '../../src/common/keyring.js';
import type { TestApplication } from './application.js';
import type { Browser } from './browser.js';
import { goodPassword } from './people.js';

/** A second password that every rule accepts. */
export const otherPassword = 'copper lantern meadow';

/** User-Agent headers. */
export const userAgents = {
  firefoxOnWindows: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  safariOnIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  chromeOnLinux:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
} as const;

/** A new browser of this kind. */
export function browserLike(foyer: TestApplication, userAgent: string): Browser {
  const browser = foyer.browser();
  browser.headers = { 'User-Agent': userAgent };
  return browser;
}

/** Reauthenticates on the page that asks for the password. */
export async function proveAgain(browser: Browser, password = goodPassword): Promise<Browser> {
  return browser.fillIn('Password', password).press('Continue');
}

export async function changePassword(
  browser: Browser,
  { from = goodPassword, to = otherPassword }: { from?: string; to?: string } = {},
): Promise<Browser> {
  await browser.open('/account/password');
  return browser.fillIn('Current password', from).fillIn('New password', to).press('Change password');
}

export async function askForAddress(browser: Browser, email: string): Promise<Browser> {
  await browser.open('/account/email');
  return browser.fillIn('New email', email).press('Send confirmation link');
}

/** Requests and confirms an email change in this browser. */
export async function moveTo(
  foyer: Pick<TestApplication, 'mailbox'>,
  browser: Browser,
  email: string,
): Promise<Browser> {
  await askForAddress(browser, email);
  await browser.open((await foyer.mailbox.lastAbout(email, 'Confirm your new email')).link);
  return browser.press('Confirm email');
}

export async function askForReset(
  foyer: Pick<TestApplication, 'browser'>,
  email: string,
  browser = foyer.browser(),
): Promise<Browser> {
  await browser.open('/password/forgot');
  return browser.fillIn('Email', email).press('Send reset link');
}

export async function resetWith(link: string, browser: Browser, password = otherPassword): Promise<Browser> {
  await browser.open(link);
  return browser.fillIn('New password', password).press('Set new password');
}

export async function undoWith(link: string, browser: Browser, password = otherPassword): Promise<Browser> {
  await browser.open(link);
  return browser.fillIn('New password', password).press('Keep old email');
}

export async function deleteAccount(browser: Browser, password = goodPassword): Promise<Browser> {
  await browser.open('/account/delete');
  return browser.fillIn('Password', password).press('Delete account');
}

/** Logs in during the grace period, and restores the account. */
export async function restoreAccount(browser: Browser, email: string, password = goodPassword): Promise<Browser> {
  await browser.open('/login');
  await browser.fillIn('Email', email).fillIn('Password', password).press('Log in');
  return browser.press('Restore account');
}

const paths: Readonly<Record<UserLinkPurpose, string>> = {
  'password-reset': '/password/reset/',
  'email-change': '/account/email/confirm/',
  undo: '/undo/',
  'factor-recovery': '/login/recovery/',
};

/** A mailed link. */
export interface MailedLink {
  readonly id: string;
  readonly purpose: UserLinkPurpose;
  /** The recipient. */
  readonly email: string;
  readonly token: string;
  readonly path: string;
  readonly createdAt: number;
}

/** The unused links of an account, oldest first, with their tokens derived as for the mail. */
export async function linksOf(foyer: TestApplication, userId: string): Promise<MailedLink[]> {
  const rows = await foyer.rows<{
    id: string;
    purpose: UserLinkPurpose;
    email: string;
    nonce: string;
    token_hash: string;
    created_at: number;
  }>('SELECT * FROM links WHERE user_id = ? AND used_at IS NULL ORDER BY ordinal', [userId]);
  return rows.map(({ id, purpose, email, nonce, token_hash: tokenHash, created_at: createdAt }) => {
    const token = foyer.app.get(Keyring).linkToken(purpose, { nonce, tokenHash });
    return { id, purpose, email, token, path: paths[purpose] + token, createdAt };
  });
}

export async function idOf(foyer: Pick<TestApplication, 'rows'>, email: string): Promise<string> {
  const [user] = await foyer.rows<{ id: string }>('SELECT id FROM users WHERE email = ?', [email]);
  if (!user) throw new Error(`${email} has no account.`);
  return user.id;
}
