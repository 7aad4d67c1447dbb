import { Database } from '../../src/database/database.js';
import { Log } from '../../src/logging/log.js';
import { WebhookDeliveries } from '../../src/webhooks/deliveries.js';
import { idOf } from '../support/acts.js';
import { giveRole } from '../support/admins.js';
import { adminAt } from '../support/admin-forms.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { write } from '../support/known-form.js';
import { failingEndpoint } from '../support/webhook-forms.js';

let foyer: TestApplication;
let admin: Browser;
let logged: unknown[] = [];

beforeAll(async () => {
  foyer = await startApplication();
  admin = await adminAt(foyer, 'admin@example.com', '/admin');
  foyer.app.get(Log).watch((_level, event, { admin: who, webhook, endpoint }) => {
    if (who !== undefined) logged.push({ event, who, about: webhook ?? endpoint });
  });
});

afterAll(async () => {
  await foyer.stop();
});

beforeEach(() => (logged = []));

/** As it is read. */
const text = (): string => admin.html('main').text().replace(/\s+/g, ' ');

describe('The page about webhooks', () => {
  it('says that nobody is told', async () => {
    await admin.open('/admin');
    expect(admin.html('a[href="/admin/webhooks"]').text()).toBe('Webhooks');
    await admin.open('/admin/webhooks');
    expect([admin.url, admin.status]).toEqual(['/admin/webhooks', 200]);
    expect(admin.page).toContain('There are no endpoints yet.');
  });

  it('shows who is told, and what became of the messages', async () => {
    await failingEndpoint(foyer, 'gone@example.com', 'gone');
    await failingEndpoint(foyer, 'up@example.com');
    await admin.open('/admin/webhooks');
    expect(admin.html('a[href="/admin/webhooks/gone"]').text()).toBe(
      'https://gone.example.com/webhooksDisabled: it answered 410',
    );
    await admin.open('/admin/webhooks/up');
    expect(text()).toContain('Enabled user.deleted 0 messages wait Nothing accepted yet');
    expect(text()).toMatch(/Latest messages user\.deleted — failed …msg_up Happened: .* 10 attempts Last answer: 503/);
    await admin.open('/admin/webhooks/up?show=failed');
    expect(text()).toContain('Failed messages user.deleted');
    await admin.open('/admin/webhooks/unknown');
    expect(admin.status).toBe(404);
  });

  it('sends a message again, unless its endpoint is disabled', async () => {
    const who = await idOf(foyer, 'admin@example.com');
    await admin.open('/admin/webhooks/up');
    await admin.press('Send again');
    expect(admin.url).toBe('/admin/webhooks/up');
    expect(admin.page).toContain('The message will be sent again.');
    expect(logged).toEqual([{ event: 'webhook-retried', who, about: 'msg_up' }]);
    await admin.post('/admin/webhooks/gone/retry', { _csrf: admin.csrf, id: 'msg_gone' });
    expect(admin.page).toContain('The message can’t be sent again');
    const rows = await foyer.rows(`SELECT failed_at FROM webhook_deliveries WHERE id = 'msg_gone'`);
    expect(rows).not.toEqual([{ failed_at: null }]);
  });

  it('enables an endpoint', async () => {
    await admin.open('/admin/webhooks/gone');
    expect(admin.page).not.toContain('Send again');
    await admin.press('Enable');
    expect(admin.page).toContain('Endpoint enabled.');
    expect(logged).toMatchObject([{ event: 'webhook-enabled', about: 'gone' }]);
    expect(await foyer.rows('SELECT 1 FROM webhook_endpoints WHERE disabled_at IS NOT NULL')).toEqual([]);
  });

  it('lists the failed ones among many, each once, page by page, and names each button apart', async () => {
    const id = await failingEndpoint(foyer, 'many@example.com');
    const left = await failingEndpoint(foyer, 'left@example.com', 'failing');
    const now = foyer.clock.now();
    const row = (name: string, endpoint: string, [delivered, failed]: readonly unknown[]): string =>
      `('${name}', '${endpoint}', 'user.changed', '{}', 1, 0, ${String(delivered)}, ${String(failed)}, ${now})`;
    const rows = Array.from({ length: 120 }, (_, index) =>
      row(`msg_a${String(index).padStart(6, '0')}`, id, ['NULL', now]),
    );
    // The newer ones.
    for (let index = 0; index < 500; index += 1)
      rows.push(row(`msg_b${String(index).padStart(6, '0')}`, id, [now, 'NULL']));
    rows.push(row('msg_a000050x', left, ['NULL', 'NULL']));
    await write(
      foyer,
      `INSERT INTO webhook_deliveries
         (id, endpoint_id, type, payload, attempts, next_attempt_at, delivered_at, failed_at, created_at)
       VALUES ${rows.join(', ')}`,
    );
    const names: string[] = [];
    for (let next: string | undefined = `/admin/webhooks/${id}?show=failed`; next !== undefined;) {
      await admin.open(next);
      for (const button of admin.html('main .entries button'))
        names.push(
          (admin.html(button).attr('aria-labelledby') ?? '')
            .split(' ')
            .map((one) => admin.html(`[id="${one}"]`).text())
            .join(' '),
        );
      next = admin.html('a[href*="after="]').attr('href');
    }
    // One was there before.
    expect([names.length, new Set(names).size]).toEqual([121, 121]);
    const deliveries = foyer.app.get(WebhookDeliveries);
    const asked: [string, unknown[]][] = [];
    const { reader } = foyer.app.get(Database);
    const query = reader.query.bind(reader);
    reader.query = (async (sql: string, parameters: unknown[]) => {
      asked.push([sql, parameters]);
      return query(sql, parameters);
    }) as typeof reader.query;
    const seen: string[] = [];
    for (let after: string | undefined, last: string | null = ''; last !== null; after = last ?? undefined) {
      const { deliveries: found, next } = await deliveries.latest({ onlyFailed: true, after });
      seen.push(...found.map((one) => one.id));
      last = next;
    }
    reader.query = query;
    await write(foyer, `DELETE FROM webhook_endpoints WHERE id IN ('many', 'left')`);
    expect(seen.filter((one) => one.startsWith('msg_a'))).toHaveLength(121);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    if (foyer.config.database.engine !== 'sqlite') return;
    for (const [sql, parameters] of asked.filter(([one]) => one.includes('d.failed_at IS NOT NULL)'))) {
      const plan = await foyer.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
      expect(plan.map(({ detail }) => detail).join()).toMatch(/USING INDEX webhook_deliveries_failed/);
      expect(plan.map(({ detail }) => detail).join()).not.toContain('TEMP B-TREE');
    }
  });

  it('knows no other ids', async () => {
    for (const [path, id] of [
      ['unknown/enable', ''],
      ['unknown/retry', 'msg_up'],
      ['up/retry', 'all'],
      ['up/retry', 'msg_gone'],
    ] as const) {
      await admin.open('/admin/webhooks/up');
      await admin.post(`/admin/webhooks/${path}`, { _csrf: admin.csrf, id });
      expect([path, admin.status]).toEqual([path, 404]);
    }
  });

  it('changes nothing for whoever is no admin any more [ASVS 8.2.1]', async () => {
    await failingEndpoint(foyer, 'other@example.com', 'failing');
    await admin.open('/admin/webhooks/other');
    const csrf = admin.csrf;
    await giveRole(foyer, 'admin@example.com', 'user');
    await admin.post('/admin/webhooks/other/enable', { _csrf: csrf });
    expect(admin.status).toBe(404);
    expect(await foyer.rows(`SELECT 1 FROM webhook_endpoints WHERE disabled_at IS NOT NULL`)).toHaveLength(1);
    expect(logged).toEqual([]);
  });
});
