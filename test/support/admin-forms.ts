import { createHash } from 'node:crypto';
import type { Browser } from './browser.js';
import { addApp } from './factors.js';
import { clockOf, type Foyer, type KnownForm, write } from './known-form.js';
import { logIn, memberOf } from './people.js';
import { wrongPassword } from './tries.js';

/** An admin of this address, who has just proved a second factor, on a page. */
export async function adminAt(foyer: Foyer, email: string, path: string): Promise<Browser> {
  const browser = await memberOf(foyer, email);
  const app = await addApp({ mailbox: foyer.mailbox, browser: () => foyer.browser(), clock: clockOf(foyer) }, browser);
  await write(foyer, `UPDATE users SET role = 'admin' WHERE email = '${email}'`);
  await browser.open(path);
  // One step ahead: the code of now was used to set up the app.
  if (browser.url.startsWith('/confirm')) await browser.fillIn('Code', app.code(1)).press('Continue');
  return browser;
}

export function givenUpId(email: string): string {
  return createHash('sha256')
    .update(email)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** A mail that was given up. */
export async function givenUpMail(foyer: Foyer, email: string, columns: Record<string, string> = {}): Promise<string> {
  const id = givenUpId(email);
  const now = clockOf(foyer).now();
  const row = {
    ...{ id: `'${id}'`, kind: `'password-changed'`, recipient: `'${email}'`, mailbox: `'${email}'`, language: `'en'` },
    ...{ payload: `'{"requester":{"ip":"127.0.0.1","at":${now}}}'`, urgent: '1', turn: '0', attempts: '33' },
    ...{ next_attempt_at: String(now), waits: '0', failed_at: String(now), created_at: String(now) },
    ...{ failure_code: `'ECONNREFUSED'`, failure_step: `'CONN'`, ...columns },
  };
  await write(
    foyer,
    `INSERT INTO outbox (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).join(', ')}) ON CONFLICT DO NOTHING`,
  );
  return id;
}

async function atGivenUpMail(foyer: Foyer, email: string): Promise<Browser> {
  const id = await givenUpMail(foyer, email);
  return adminAt(foyer, email, `/admin/mail/${id}`);
}

async function atMailOf(foyer: Foyer, email: string): Promise<Browser> {
  await givenUpMail(foyer, email);
  return adminAt(foyer, email, `/admin/mail?address=${email}`);
}

async function atLimits(foyer: Foyer, email: string): Promise<Browser> {
  const browser = await adminAt(foyer, email, '/admin/limits');
  await logIn(foyer, email, { password: wrongPassword });
  return browser.open(`/admin/limits?whose=${email}`);
}

async function atBlockedAddress(foyer: Foyer, email: string): Promise<Browser> {
  const browser = await adminAt(foyer, email, '/admin/mail');
  const blocked = `blocked-${email}`;
  await blockMail(foyer, blocked);
  return browser.open(`/admin/mail?address=${blocked}`);
}

async function atNewClient(foyer: Foyer, email: string): Promise<Browser> {
  const browser = await adminAt(foyer, email, '/admin/clients/add');
  return browser.fillIn('Name', 'Shop').fillIn('Redirect URIs', `https://${nameIn(email)}.example.com/callback`);
}

const atClient =
  (rest = ''): KnownForm['open'] =>
  async (foyer, email) => {
    await addClient(foyer, nameIn(email));
    const browser = await adminAt(foyer, email, `/admin/clients/id/${nameIn(email)}${rest}`);
    return rest === '' ? browser : browser.fillIn('Name', 'Market');
  };

async function atNewApplication(foyer: Foyer, email: string): Promise<Browser> {
  const browser = await adminAt(foyer, email, '/admin/applications/add');
  return browser.fillIn('Name', 'Wiki').fillIn('Address', `https://${nameIn(email)}.example.com`);
}

const atApplication =
  (rest = ''): KnownForm['open'] =>
  async (foyer, email) => {
    const origin = `https://${nameIn(email)}.example.com`;
    await write(foyer, `INSERT INTO applications (origin, name, created_at) VALUES ('${origin}', 'Wiki', 0)`);
    const path = `/admin/applications/at/${Buffer.from(origin).toString('base64url')}`;
    const browser = await adminAt(foyer, email, `${path}${rest}`);
    return rest === '' ? browser : browser.fillIn('Name', 'Handbook');
  };

/** With a secret that nobody knows. */
export async function addClient(foyer: Foyer, id: string): Promise<void> {
  await write(
    foyer,
    `INSERT INTO clients (id, name, secret_hash, redirect_uris, post_logout_redirect_uris, id_token_alg, trusted, pairwise, created_at)
     VALUES ('${id}', 'Shop', 'none', '["https://${id}.example.com/callback"]', '[]', 'ES256', 0, 0, 0) ON CONFLICT DO NOTHING`,
  );
}

const nameIn = (email: string): string => email.replace(/@.*/, '');

/** The forms of the pages for admins about mail, limits, clients and applications. */
export const adminForms: readonly KnownForm[] = [
  { route: '/admin/mail/retry', button: 'Try all again now', says: 'will be tried again', open: atMailOf },
  { route: '/admin/mail/:id/retry', button: 'Try again now', says: 'will be sent', open: atGivenUpMail },
  { route: '/admin/mail/:id/drop', button: 'Delete email', says: 'Email deleted.', open: atGivenUpMail },
  { route: '/admin/mail/unblock', button: 'Unblock address', says: 'gets email again', open: atBlockedAddress },
  { route: '/admin/limits/clear', button: 'Clear counts', says: 'Counts cleared.', open: atLimits },
  { route: '/admin/clients/add', button: 'Add client', says: 'Copy the secret now.', open: atNewClient },
  { route: '/admin/clients/id/:id/change', button: 'Save', says: 'Client changed.', open: atClient('/change') },
  {
    route: '/admin/clients/id/:id/secret',
    button: 'Create new secret',
    says: 'Copy the secret now.',
    open: atClient(),
  },
  { route: '/admin/clients/id/:id/remove', button: 'Remove', says: 'Client removed.', open: atClient() },
  { route: '/admin/applications/add', button: 'Add application', says: 'Application added.', open: atNewApplication },
  {
    route: '/admin/applications/at/:key/change',
    button: 'Save',
    says: 'Application changed.',
    open: atApplication('/change'),
  },
  {
    route: '/admin/applications/at/:key/remove',
    button: 'Remove',
    says: 'Application removed.',
    open: atApplication(),
  },
];

/** Its owner says "it wasn't me". */
async function blockMail(foyer: Foyer, email: string): Promise<void> {
  const visitor = await foyer.browser().open('/register');
  await visitor.fillIn('Email', email).fillIn('Password', 'a long and unusual passphrase').press('Create account');
  await (await foyer.browser().open((await foyer.mailbox.lastTo(email)).notMe)).press('Stop these emails');
}
