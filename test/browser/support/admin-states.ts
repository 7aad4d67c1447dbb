import { hours } from '../../../src/common/time.js';
import { addClient, adminAt, givenUpId, givenUpMail } from '../../support/admin-forms.js';
import { freshAddress } from '../../support/known-form.js';
import { logIn } from '../../support/people.js';
import { wrongPassword } from '../../support/tries.js';
import type { Site } from './site.js';
import type { State } from './states.js';
import type { Visitor } from './visitor.js';

async function admin(site: Site, path: string): Promise<Visitor> {
  const browser = await adminAt(site.server, freshAddress(), path);
  return (await (await site.visitor()).takeOver(browser)).open(path);
}

const at =
  (path: string): State['reach'] =>
  async (site) =>
    admin(site, path);

/** With the mouse: the flows test the keyboard. */
const sendsAt =
  (path: string, button: string, fields: Readonly<Record<string, string>> = {}): State['reach'] =>
  async (site) => {
    const visitor = await admin(site, path);
    for (const [label, text] of Object.entries(fields))
      await visitor.page.getByLabel(label, { exact: true }).fill(text);
    await visitor.page.getByRole('button', { name: button, exact: true }).last().click();
    await visitor.page.waitForLoadState();
    return visitor;
  };

const met = (view: string, state: string, status: number, reach: State['reach']): State => ({
  view,
  state,
  status,
  reach,
});

/** A month in which things happened. */
async function countMuch(site: Site): Promise<void> {
  const now = Date.now() - (Date.now() % hours(1));
  const shares = [0, 1, 0, 2, 4, 0, 9];
  const names = ['registrations', 'activations', 'logins', 'failures', 'limited', 'mails', 'mails-given-up'];
  const rows = names.flatMap((name, n) =>
    Array.from({ length: 24 * 30 }, (_, hour) => {
      const wave = 1 + Math.sin((hour % 24) / 4) + Math.sin(hour / (7 + n));
      return `(${now - hours(hour)}, '${name}', ${Math.max(0, Math.round((wave * 40) / (1 + 3 * (shares[n] ?? 0))))})`;
    }),
  );
  await site.server.change(
    `INSERT INTO hourly_counts (hour, name, count) VALUES ${rows.join(', ')} ON CONFLICT DO NOTHING`,
  );
}

async function withMails(site: Site): Promise<string> {
  const email = `${'long'.repeat(16)}@${'example'.repeat(8)}.com`;
  await givenUpMail(site.server, email, { failure_code: `'550 5.1.1'`, failure_step: `'RCPT TO'` });
  await givenUpMail(site.server, 'ada@example.com');
  await givenUpMail(site.server, 'bea@example.com', {
    failed_at: 'NULL',
    next_attempt_at: String(Date.now() + hours(1)),
    waits: '1',
  });
  return email;
}

const withSites =
  (path: string): State['reach'] =>
  async (site) => {
    await addClient(site.server, 'shop');
    await site.server.change(`INSERT INTO groups (name, created_at) VALUES ('staff', 0) ON CONFLICT DO NOTHING`);
    for (const [origin, name] of [
      ['https://wiki.example.com', 'Wiki'],
      [`https://${'long'.repeat(15)}.example.com:8443`, 'Abcdefghij'.repeat(6)],
    ])
      await site.server.change(
        `INSERT INTO applications (origin, name, group_name, created_at) VALUES ('${origin}', '${name}', 'staff', 0) ON CONFLICT DO NOTHING`,
      );
    return admin(site, path);
  };

const wiki = `/admin/applications/at/${Buffer.from('https://wiki.example.com').toString('base64url')}`;

/** Pages for admins about mail, limits, clients and applications, and the overview. */
export const statesOfOverview: readonly State[] = [
  met('account/delete', 'of the last admin', 200, async (site) => {
    const email = freshAddress();
    const browser = await adminAt(site.server, email, '/admin');
    await site.server.change(`UPDATE users SET role = 'user' WHERE email <> '${email}'`);
    return (await (await site.visitor()).takeOver(browser)).open('/account/delete');
  }),
  met('admin/show', 'of a day', 200, async (site) => {
    await countMuch(site);
    return admin(site, '/admin');
  }),
  met('admin/show', 'of a month', 200, async (site) => {
    await countMuch(site);
    return admin(site, '/admin?period=month');
  }),
  met('admin/show', 'with a table', 200, async (site) => {
    await countMuch(site);
    const visitor = await admin(site, '/admin');
    await visitor.page.locator('summary').first().click();
    return visitor;
  }),
  met('admin/mails', 'none', 200, async (site) => {
    await site.server.allMailSent();
    await site.server.change('DELETE FROM outbox');
    return admin(site, '/admin/mail?state=given-up');
  }),
  met('admin/mails', 'with some', 200, async (site) => {
    await withMails(site);
    return admin(site, '/admin/mail');
  }),
  met('admin/mails', 'refused', 422, at('/admin/mail?address=nobody')),
  met('admin/mail', 'given up', 200, async (site) => {
    const email = await withMails(site);
    return admin(site, `/admin/mail/${givenUpId(email)}`);
  }),
  met('admin/mail', 'waits', 200, async (site) => {
    await withMails(site);
    return admin(site, `/admin/mail/${givenUpId('bea@example.com')}`);
  }),
  met('admin/limits', 'empty', 200, at('/admin/limits')),
  met('admin/limits', 'refused', 422, at('/admin/limits?whose=nobody')),
  met('admin/limits', 'with nothing', 200, at('/admin/limits?whose=nobody@example.com')),
  met('admin/limits', 'with counts', 200, async (site) => {
    const email = `${'long'.repeat(16)}@${'example'.repeat(8)}.net`;
    for (let tries = 0; tries < 7; tries += 1) await logIn(site.server, email, { password: wrongPassword });
    return admin(site, `/admin/limits?whose=${email}`);
  }),
  met('admin/clients', 'none', 200, async (site) => {
    for (const table of ['clients', 'applications']) await site.server.change(`DELETE FROM ${table}`);
    return admin(site, '/admin/clients');
  }),
  met('admin/clients', 'with some', 200, withSites('/admin/clients')),
  met('admin/client', 'as it is', 200, withSites('/admin/clients/id/shop')),
  met('admin/client-add', 'empty', 200, at('/admin/clients/add')),
  met('admin/client-add', 'refused at two fields', 422, sendsAt('/admin/clients/add', 'Add client', { Name: 'Shop' })),
  met('admin/client-change', 'filled in', 200, withSites('/admin/clients/id/shop/change')),
  met(
    'admin/client-made',
    'with a secret',
    200,
    sendsAt('/admin/clients/add', 'Add client', { Name: 'Shop', 'Redirect URIs': 'https://shop.example.com/callback' }),
  ),
  met('admin/application', 'as it is', 200, withSites(wiki)),
  met('admin/application-add', 'empty', 200, at('/admin/applications/add')),
  met('admin/application-add', 'refused', 422, sendsAt('/admin/applications/add', 'Add application')),
  met('admin/application-change', 'filled in', 200, withSites(`${wiki}/change`)),
];
