import { adminAt } from '../../support/admin-forms.js';
import { freshAddress } from '../../support/forms.js';
import { failingEndpoint } from '../../support/webhook-forms.js';
import type { Site } from './site.js';
import type { State } from './states.js';
import type { Visitor } from './visitor.js';

async function adminOn(site: Site, path: string, email = freshAddress()): Promise<Visitor> {
  const browser = await adminAt(site.server, email, path);
  return (await (await site.visitor()).takeOver(browser)).open(path);
}

const state = (view: string, name: string, reach: State['reach']): State => ({ view, state: name, status: 200, reach });

/** What admins see of other programs that are told. */
export const statesOfWebhooks: readonly State[] = [
  state('admin/webhooks', 'none', async (site) => {
    await site.server.change('DELETE FROM webhook_endpoints');
    return adminOn(site, '/admin/webhooks');
  }),
  state('admin/webhooks', 'with some', async (site) => {
    await failingEndpoint(site.server, freshAddress());
    await failingEndpoint(site.server, freshAddress(), 'failing');
    return adminOn(site, '/admin/webhooks');
  }),
  state('admin/webhook', 'disabled', async (site) => {
    const id = await failingEndpoint(site.server, freshAddress(), 'gone');
    return adminOn(site, `/admin/webhooks/${id}`);
  }),
  state('admin/webhook', 'enabled, with messages', async (site) => {
    const id = await failingEndpoint(site.server, freshAddress());
    await site.server.change(
      `INSERT INTO webhook_deliveries (id, endpoint_id, type, payload, attempts, next_attempt_at, last_code, created_at)
       VALUES ('msg_waits_${id}', '${id}', 'user.deleted', '{}', 1, ${Date.now() + 3_600_000}, 'TIMEOUT', ${Date.now()})`,
    );
    return adminOn(site, `/admin/webhooks/${id}`);
  }),
  state('admin/webhook', 'without failed messages', async (site) => {
    const id = await failingEndpoint(site.server, freshAddress());
    await site.server.change(`DELETE FROM webhook_deliveries WHERE endpoint_id = '${id}'`);
    return adminOn(site, `/admin/webhooks/${id}?show=failed`);
  }),
];
