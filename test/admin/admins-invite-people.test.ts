import { NotFoundException } from '@nestjs/common';
import { AdminActs } from '../../src/admin/admin-acts.js';
import { Invitations } from '../../src/admin/invitations.js';
import { Database } from '../../src/database/database.js';
import type { Principal } from '../../src/domain/principal.js';
import { Groups } from '../../src/groups/groups.js';
import { RateLimits } from '../../src/limits/rate-limits.js';
import { policy } from '../../src/policy.js';
import { idOf } from '../support/acts.js';
import { adminOf, giveRole } from '../support/admins.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { invite, registerBy } from '../support/invites.js';
import { setMode } from '../support/registration-mode.js';

let foyer: TestApplication;
let admin: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  ({ browser: admin } = await adminOf(foyer, 'admin@example.com'));
  await new Groups(foyer.app.get(Database), foyer.clock).add('staff');
  setMode(foyer, { registration: 'invite' });
});

afterAll(async () => {
  await foyer.stop();
});

describe('An admin', () => {
  it('makes a link, shown once, and sees who has used how much of it', async () => {
    await admin.open('/admin');
    expect(admin.html('a[href="/admin/invites"]').text()).toBe('Invitations');
    await admin.open('/admin/invites');
    expect(admin.page).toContain('There are no invitations.');
    await admin.open('/admin/invites/new');
    await admin.fillIn('Number of accounts', '2').fillIn('Groups', 'staff').press('Create invitation');
    const link = admin.html('#link').text();
    expect(link).toMatch(/\/register\?invite=[0-9a-z]{52}$/);
    const browser = await registerBy(foyer, link, 'ada@example.com');
    await browser.open((await foyer.mailbox.lastTo('ada@example.com')).link);
    expect(browser.url).toBe('/account');
    await admin.open('/admin/invites');
    expect(admin.page).toContain('1 of 2 accounts created');
    expect(admin.page).toContain('Groups: staff');
    expect(admin.page).toContain('Created by admin@example.com');
    expect(admin.response.text).not.toContain(link.slice(-52));
  });

  it('mails one to an address, which does not learn who or where the admin is', async () => {
    await admin.open('/admin/invites/new');
    admin.fillIn('Email', 'bea@example.com').fillIn('Language of the email', 'Nederlands');
    await admin.press('Create invitation');
    expect([admin.url, admin.page]).toEqual(['/admin/invites', expect.stringContaining('is on its way')]);
    const { subject, text } = await foyer.mailbox.lastTo('bea@example.com');
    expect(subject).toBe('Je bent uitgenodigd voor Foyer');
    expect(text).not.toMatch(/127\.0\.0\.1|admin@example\.com/);
  });

  it.each([
    [{ Email: 'wrong' }, 'Enter a valid email'],
    [{ Email: 'admin@example.com' }, 'This email address already has an account.'],
    [{ Email: 'new@example.com', 'Number of accounts': '2' }, 'An invitation for one address is for one account.'],
    [{ 'Number of accounts': 'many' }, 'Enter a whole number from 1 to 10,000.'],
    [{ 'Valid for how many days': '91' }, 'Enter a whole number from 1 to 90.'],
    [{ Groups: 'nobody' }, 'There is no group “nobody”.'],
  ])('is told what is wrong, at its field: %j', async (fields, says) => {
    const before = (await foyer.rows('SELECT 1 FROM invites')).length;
    await admin.open('/admin/invites/new');
    for (const [label, value] of Object.entries(fields)) admin.fillIn(label, value);
    await admin.press('Create invitation');
    expect([admin.status, admin.html('.error').text()]).toEqual([422, expect.stringContaining(says)]);
    expect(await foyer.rows('SELECT 1 FROM invites')).toHaveLength(before);
  });

  it('sees that the email of one did not arrive: given up, or deleted before', async () => {
    const { id } = await invite(foyer, { email: 'lost@example.com' });
    const shown = async (): Promise<string> => {
      await admin.open('/admin/invites');
      return admin.html(`li:has(#invite-${id})`).text();
    };
    await foyer.allMailSent();
    expect(await shown()).not.toContain('wasn’t delivered');
    const [mail] = await foyer.rows<{ id: string }>(`SELECT id FROM outbox WHERE recipient = 'lost@example.com'`);
    const change = (sql: string): Promise<unknown> =>
      foyer.app.get(Database).write([], (db) => db.query(sql, [mail?.id]));
    await change('UPDATE outbox SET sent_at = NULL, failed_at = created_at WHERE id = ?');
    expect(await shown()).toContain('The email wasn’t delivered');
    await admin.open(admin.html(`#mail-${id}`).attr('href') ?? '');
    expect(admin.page).toContain('Given up');
    await change('DELETE FROM outbox WHERE id = ?');
    expect(await shown()).toContain('The email wasn’t delivered');
    expect(admin.html(`#mail-${id}`)).toHaveLength(0);
  });

  it('tells links apart by the name that each was shown with', async () => {
    const names: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      await admin.open('/admin/invites/new');
      await admin.press('Create invitation');
      names.push(admin.html('main strong').text());
    }
    expect(new Set(names).size).toBe(2);
    await admin.open('/admin/invites');
    const labels = [...admin.html('main form button')].map((button) =>
      (admin.html(button).attr('aria-labelledby') ?? '').split(' ').map((one) => admin.html(`[id="${one}"]`).text()),
    );
    const spoken = labels.map((parts) => parts.join(' '));
    expect(new Set(spoken).size).toBe(spoken.length);
    for (const name of names) expect(spoken).toContain(`Withdraw ${name}`);
  });

  it('withdraws one, and a second time there is none', async () => {
    const { id, link } = await invite(foyer);
    await admin.open('/admin/invites');
    const { csrf } = admin;
    await admin.post('/admin/invites/end', { _csrf: csrf, id });
    expect([admin.url, admin.page]).toEqual(['/admin/invites', expect.stringContaining('Invitation withdrawn.')]);
    expect((await foyer.browser().open(link ?? '')).status).toBe(410);
    await admin.post('/admin/invites/end', { _csrf: csrf, id });
    expect(admin.status).toBe(404);
  });

  it('makes none that nobody could use', async () => {
    setMode(foyer, { registration: 'closed' });
    await admin.open('/admin/invites');
    expect(admin.page).toContain('nobody could use an invitation');
    expect(admin.html('a[href="/admin/invites/new"]')).toHaveLength(0);
    await admin.open('/admin/invites/new');
    await admin.press('Create invitation');
    expect([admin.status, admin.page]).toEqual([422, expect.stringContaining('nobody could use an invitation')]);
    setMode(foyer, { registration: 'invite' });
  });

  it('makes no more than they may do to people in an hour: each can be a mail to a stranger', async () => {
    const rateLimits = foyer.app.get(RateLimits);
    setMode(foyer, { registration: 'open' });
    const { browser } = await adminOf(foyer, 'busy@example.com');
    const id = await idOf(foyer, 'busy@example.com');
    for (let done = 0; done < policy.limits.acts.count; done += 1)
      await rateLimits.consume(rateLimits.act(id)).catch(() => undefined);
    await browser.open('/admin/invites/new');
    await browser.fillIn('Email', 'stranger@example.com').press('Create invitation');
    expect(browser.status).toBe(429);
    expect(await foyer.rows('SELECT 1 FROM invites WHERE email = ?', ['stranger@example.com'])).toEqual([]);
  });

  it('who is none any more makes none and withdraws none', async () => {
    setMode(foyer, { registration: 'open' });
    const { browser: other } = await adminOf(foyer, 'other@example.com');
    const madeBy = await idOf(foyer, 'other@example.com');
    const { id } = await invite(foyer, { madeBy });
    await other.open('/admin/invites/new');
    await giveRole(foyer, 'other@example.com', 'user');
    await other.press('Create invitation');
    expect(other.status).toBe(404);
    await other.open('/account');
    await other.post('/admin/invites/end', { _csrf: other.csrf, id });
    expect(other.status).toBe(404);
    expect(await foyer.rows('SELECT 1 FROM invites WHERE id = ? AND ended_at IS NULL', [id])).toHaveLength(1);
  });

  it('who stops being one while the request runs changes nothing', async () => {
    setMode(foyer, { registration: 'open' });
    await adminOf(foyer, 'third@example.com');
    const userId = await idOf(foyer, 'third@example.com');
    const sql = 'SELECT id_hash AS hash FROM sessions WHERE user_id = ? ORDER BY ordinal DESC LIMIT 1';
    const [session] = await foyer.rows<Principal['session']>(sql, [userId]);
    const by = foyer.app.get(AdminActs).by({ userId, session } as Principal, { requestId: '' }, 'invite-made');
    const invitations = foyer.app.get(Invitations);
    const wanted = { groups: [], language: 'en', madeBy: userId } as const;
    const { id } = await invitations.make(wanted, by);
    await giveRole(foyer, 'third@example.com', 'user');
    await expect(invitations.make(wanted, by)).rejects.toThrow(NotFoundException);
    await expect(invitations.end(id, by)).rejects.toThrow(NotFoundException);
    expect(await foyer.rows('SELECT 1 FROM invites WHERE made_by = ? AND ended_at IS NULL', [userId])).toHaveLength(1);
  });
});
