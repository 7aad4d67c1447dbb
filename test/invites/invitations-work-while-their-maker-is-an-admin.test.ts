import { Invitations } from '../../src/admin/invitations.js';
import { Database } from '../../src/database/database.js';
import { idOf } from '../support/acts.js';
import { adminOf, giveRole, giveState } from '../support/admins.js';
import { call } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { invite, registerBy, withdraw } from '../support/invites.js';
import { goodPassword } from '../support/people.js';
import { setMode } from '../support/registration-mode.js';

let foyer: TestApplication;
let people = 0;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const newAddress = (): string => `person-${(people += 1)}@example.com`;

/** Of a new admin, as somebody uses it: one has registered with it, and others come later. */
async function invited(): Promise<{ maker: string; id: string; link: string; waiting: Browser; email: string }> {
  setMode(foyer, { registration: 'open' });
  const [maker, email] = [newAddress(), newAddress()];
  await adminOf(foyer, maker);
  setMode(foyer, { registration: 'invite' });
  const { id, link } = await invite(foyer, { madeBy: await idOf(foyer, maker), uses: 5 });
  return { maker, id, link: link ?? '', email, waiting: await registerBy(foyer, link ?? '', email) };
}

const stateOf = async (id: string): Promise<string | undefined> =>
  (await foyer.app.get(Invitations).list()).invites.find((one) => one.id === id)?.state;

const activate = async (browser: Browser, email: string): Promise<Browser> =>
  browser.open((await foyer.mailbox.lastAbout(email, 'Activate your')).link);

async function inDatabase(sql: string, ...values: (string | number)[]): Promise<void> {
  await foyer.app.get(Database).write([], (db) => db.query(sql, values));
}

describe('An invitation of an admin', () => {
  it.each<[string, (email: string) => Promise<void>, (email: string) => Promise<void>]>([
    ['lost the role', (one) => giveRole(foyer, one, 'user'), (one) => giveRole(foyer, one, 'admin')],
    ['was disabled', (one) => giveState(foyer, one, 'disabled'), (one) => giveState(foyer, one, 'active')],
    [
      'deletes their account',
      (one) => inDatabase('UPDATE users SET delete_after = ? WHERE email = ?', foyer.clock.now() + 9e8, one),
      (one) => inDatabase('UPDATE users SET delete_after = NULL WHERE email = ?', one),
    ],
  ])('who %s does not work, as one that was withdrawn, until they are back', async (_what, leave, comeBack) => {
    const { maker, id, link, waiting, email } = await invited();
    const token = /invite=(\w+)/.exec(link)?.[1];
    const form = await foyer.browser().open(link);
    await leave(maker);
    const other = await invite(foyer);
    await withdraw(foyer, other.id);
    const withdrawn = await foyer.browser().open(other.link ?? '');
    const opened = await foyer.browser().open(link);
    expect([opened.status, opened.page]).toEqual([410, withdrawn.page]);
    await form.fillIn('Email', newAddress()).fillIn('Password', goodPassword).press('Create account');
    expect(form.status).toBe(410);
    const body = { email: newAddress(), password: goodPassword, invite: token };
    expect((await call(foyer, 'auth/register', { body })).status).toBe(410);
    // Who had registered by then.
    const late = await activate(waiting, email);
    expect([late.status, late.page]).toEqual([410, expect.stringContaining('no account was created')]);
    expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email])).toEqual([]);
    expect(await stateOf(id)).toBe('paused');
    await comeBack(maker);
    expect(await stateOf(id)).toBe('open');
    expect((await activate(waiting, email)).url).toBe('/account');
  });

  it('whose account is gone does not become one of the operator', async () => {
    const { maker, id, link, waiting, email } = await invited();
    await inDatabase('DELETE FROM users WHERE email = ?', maker);
    expect((await foyer.browser().open(link)).status).toBe(410);
    expect((await activate(waiting, email)).status).toBe(410);
    expect(await stateOf(id)).toBe('paused');
  });

  it('can be withdrawn meanwhile, and then stays so', async () => {
    const { maker, id, link } = await invited();
    await giveRole(foyer, maker, 'user');
    setMode(foyer, { registration: 'open' });
    const { browser: other } = await adminOf(foyer, newAddress());
    await other.open('/admin/invites');
    const entry = other.html(`li:has(#invite-${id})`);
    expect(entry.text()).toContain('isn’t an administrator at present');
    expect(entry.find('button').text()).toBe('Withdraw');
    await other.post('/admin/invites/end', { _csrf: other.csrf, id });
    expect(other.url).toBe('/admin/invites');
    await giveRole(foyer, maker, 'admin');
    expect(await stateOf(id)).toBe('withdrawn');
    expect((await foyer.browser().open(link)).status).toBe(410);
  });

  it('of an operator works whoever is an admin', async () => {
    setMode(foyer, { registration: 'invite' });
    const { link, id } = await invite(foyer);
    await inDatabase(`UPDATE users SET role = 'user'`);
    const email = newAddress();
    expect((await activate(await registerBy(foyer, link ?? '', email), email)).url).toBe('/account');
    expect(await stateOf(id)).toBe('used-up');
  });
});
