import { Log } from '../../src/logging/log.js';
import { idOf } from '../support/acts.js';
import { giveRole } from '../support/admins.js';
import { adminAt } from '../support/admin-forms.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
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
    expect(text()).toMatch(/Latest messages user\.deleted — failed Happened: .* 10 attempts Last answer: 503/);
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
