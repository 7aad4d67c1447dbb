import { Keyring } from '../../../src/common/keyring.js';
import { days } from '../../../src/common/time.js';
import { adminAt, givenUpMail } from '../../support/admin-forms.js';
import type { Browser } from '../../support/browser.js';
import { addInvite } from '../../support/invite-forms.js';
import { freshAddress } from '../../support/known-form.js';
import { goodPassword } from '../../support/people.js';
import type { Site } from './site.js';
import type { State } from './states.js';
import type { Visitor } from './visitor.js';

/** Its site makes the same links. */
export const secretOfInvites = 'a secret that is long enough for a test';

const keyring = new Keyring([secretOfInvites]);

/** The path of a link that is handed on. */
async function linkOf(site: Site, { uses = 5, used = 0 } = {}): Promise<string> {
  const link = keyring.newLink('invite');
  const now = Date.now();
  await site.server.change(
    `INSERT INTO invites (id, nonce, token_hash, uses, used, created_at, expires_at)
     VALUES ('${link.tokenHash}', '${link.nonce}', '${link.tokenHash}', ${uses}, ${used}, ${now}, ${now + days(7)})`,
  );
  return `/register?invite=${keyring.linkToken('invite', link)}`;
}

const show = async (site: Site, browser: Browser, path: string): Promise<Visitor> =>
  (await (await site.visitor()).takeOver(browser)).open(path);

const at =
  (path: string): State['reach'] =>
  async (site) =>
    (await site.visitor()).open(path);

const asAdmin =
  (path: string): State['reach'] =>
  async (site) =>
    show(site, await adminOf(site, path), path);

/** An admin of before registration was by invitation. */
async function adminOf(site: Site, path: string): Promise<Browser> {
  const link = await linkOf(site);
  return adminAt({ ...of(site), browser: () => invited(site, link) }, freshAddress(), path);
}

/** A browser whose `/register` is that of an invitation. */
function invited(site: Site, link: string): Browser {
  const browser = site.server.browser();
  const open = browser.open.bind(browser);
  browser.open = (path, headers) => open(path === '/register' ? link : path, headers);
  return browser;
}

const of = (site: Site): Parameters<typeof adminAt>[0] => ({
  mailbox: site.server.mailbox,
  browser: () => site.server.browser(),
  change: (sql) => site.server.change(sql),
});

const state = (view: string, name: string, status: number, reach: State['reach']): State => ({
  view,
  state: name,
  status,
  reach,
});

async function withInvites(site: Site): Promise<void> {
  await addInvite(of(site), 'open-link');
  await addInvite(of(site), 'mailed', { email: `${'a'.repeat(60)}@example.com`, uses: 1 });
  await addInvite(of(site), 'used', { email: 'used@example.com', uses: 1, used: 1 });
  await addInvite(of(site), 'withdrawn', { ended: true });
  await addInvite(of(site), 'paused-link', { byFormerAdmin: true });
  const mailId = await givenUpMail(of(site), 'lost@example.com', { kind: `'invite'` });
  await addInvite(of(site), 'lost-mail', { email: 'lost@example.com', uses: 1, mailId });
}

/** Pages of a site with `REGISTRATION=invite` and approval. */
export const statesOfInvites: readonly State[] = [
  state('home', 'for members', 200, at('/')),
  state('auth/login', 'for members', 200, at('/login')),
  state('auth/activate-unknown', 'without registration', 404, at('/activate/unknown')),
  state('auth/register-barred', 'an invitation is needed', 403, at('/register')),
  state('auth/register-barred', 'unknown', 404, at('/register?invite=unknown')),
  state('auth/register-barred', 'used up', 410, async (site) => at(await linkOf(site, { uses: 1, used: 1 }))(site)),
  state('auth/register', 'by invitation', 200, async (site) => at(await linkOf(site))(site)),
  state('auth/register-sent', 'by invitation', 200, async (site) => {
    const browser = await invited(site, await linkOf(site)).open('/register');
    await browser.fillIn('Email', freshAddress()).fillIn('Password', goodPassword).press('Create account');
    return show(site, browser, '/register/sent');
  }),
  state('auth/not-me', 'of an invitation', 200, async (site) => {
    const browser = await invited(site, await linkOf(site)).open('/register');
    const email = freshAddress();
    await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
    const { notMe } = await site.server.mailbox.lastTo(email);
    await site.server.change(`UPDATE outbox SET kind = 'invite' WHERE recipient = '${email}'`);
    return at(notMe)(site);
  }),
  state('auth/waiting', 'as it is', 200, at('/register/waiting')),
  state('admin/invites', 'with some', 200, async (site) => {
    await withInvites(site);
    return asAdmin('/admin/invites')(site);
  }),
  state('admin/invite-new', 'empty', 200, asAdmin('/admin/invites/new')),
  state('admin/invite-new', 'refused', 422, async (site) => {
    const admin = await asAdmin('/admin/invites/new')(site);
    await admin.page.getByLabel('Email', { exact: true }).fill('wrong');
    await admin.page.getByLabel('Number of accounts').fill('many');
    await admin.page.getByRole('button', { name: 'Create invitation' }).click();
    await admin.page.waitForLoadState();
    return admin;
  }),
  state('admin/invite-made', 'as it is', 200, async (site) => {
    const admin = await asAdmin('/admin/invites/new')(site);
    await admin.page.getByRole('button', { name: 'Create invitation' }).click();
    await admin.page.waitForLoadState();
    return admin;
  }),
];
