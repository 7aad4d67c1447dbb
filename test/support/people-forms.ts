import { randomUUID } from 'node:crypto';
import { adminAt } from './admin-forms.js';
import type { Browser } from './browser.js';
import { freshAddress, type Foyer, type KnownForm, write } from './known-form.js';

/** What somebody on the page of a person is like. */
interface Like {
  /** Columns of the account. */
  readonly account?: Readonly<Record<string, string>>;
  readonly has?: 'a session' | 'a recovery code';
}

/** Of each application. A proved second factor takes long to come by. */
const admins = new WeakMap<object, Promise<Browser>>();

/** In a browser of its own, but the session is the same. */
async function adminOf(foyer: Foyer): Promise<Browser> {
  const made = admins.get(foyer) ?? adminAt(foyer, freshAddress(), '/admin/users');
  admins.set(foyer, made);
  const { cookies } = await made;
  const browser = foyer.browser();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  await browser.open('/admin/users');
  if (browser.url === '/admin/users' && browser.status === 200) return browser;
  // It was some time ago, or the test has ended the session.
  admins.delete(foyer);
  return adminOf(foyer);
}

/** The page of somebody like this, as an admin sees it. */
export async function atPerson(foyer: Foyer, like: Like = {}): Promise<Browser> {
  const id = randomUUID();
  const email = `person-${freshAddress()}`;
  const columns = {
    ...{ id: `'${id}'`, email: `'${email}'`, email_key: `'${email}'`, password_hash: `'!'`, language: `'en'` },
    ...{ auth_epoch: '0', activated_at: '1', created_at: '1', updated_at: '1', ...like.account },
  };
  await write(
    foyer,
    `INSERT INTO users (${Object.keys(columns).join(', ')}) VALUES (${Object.values(columns).join(', ')})`,
  );
  if (like.has === 'a session') await write(foyer, sessionOf(id));
  if (like.has === 'a recovery code')
    await write(foyer, `INSERT INTO recovery_codes (user_id, code_hash, created_at) VALUES ('${id}', 'hash', 1)`);
  return (await adminOf(foyer)).open(`/admin/users/${id}`);
}

const sessionOf = (userId: string): string => {
  const now = Date.now();
  return `INSERT INTO sessions (id_hash, user_id, ordinal, auth_epoch, data, ip, user_agent, created_at, seen_at, expires_at)
     VALUES ('session of ${userId}', '${userId}', 1, 0, '{}', '192.0.2.1', 'a browser', ${now}, ${now}, ${now + 100_000_000})`;
};

const on =
  (like?: Like): KnownForm['open'] =>
  (foyer) =>
    atPerson(foyer, like);

/** The buttons with which admins change the account of somebody. */
export const peopleForms: readonly KnownForm[] = [
  { verb: 'approve', button: 'Approve account', says: 'is approved', open: on({ account: { state: `'waiting'` } }) },
  { verb: 'enable', button: 'Enable account', says: 'is enabled', open: on({ account: { state: `'disabled'` } }) },
  {
    verb: 'restore',
    button: 'Restore account',
    says: 'is restored',
    open: on({ account: { delete_after: '99999999999999' } }),
  },
  { verb: 'offer-password', button: 'Send a link for a new password', says: 'gets a link', open: on() },
  {
    verb: 'end-sessions',
    button: 'Log out all devices',
    says: 'All devices are logged out.',
    open: on({ has: 'a session' }),
  },
  {
    verb: 'remove-factors',
    button: 'Turn off two-step verification',
    says: 'is off',
    open: on({ has: 'a recovery code' }),
  },
  { verb: 'make-admin', button: 'Make administrator', says: 'now an administrator', open: on() },
  {
    verb: 'take-role',
    button: 'Remove administrator role',
    says: 'no longer an administrator',
    open: on({ account: { role: `'admin'` } }),
  },
  { verb: 'disable', button: 'Disable account', says: 'is disabled', open: on() },
  { verb: 'delete', button: 'Delete account', says: 'is closed', open: on() },
].map(({ verb, ...form }) => ({ route: `/admin/users/:id/${verb}`, ...form }));
