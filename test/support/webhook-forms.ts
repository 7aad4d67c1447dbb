import { adminAt } from './admin-forms.js';
import type { Browser } from './browser.js';
import { clockOf, type Foyer, type KnownForm, write } from './known-form.js';

/** An endpoint that was disabled, with a message that was given up. Their ids begin with the address's name. */
export async function failingEndpoint(foyer: Foyer, email: string, disabledBecause?: string): Promise<string> {
  const [id, now] = [email.replace(/@.*/, ''), clockOf(foyer).now()];
  const disabled = disabledBecause === undefined ? 'NULL, NULL' : `${now}, '${disabledBecause}'`;
  await write(
    foyer,
    `INSERT INTO webhook_endpoints (id, url, events, allows_private, disabled_at, disabled_because, created_at)
     VALUES ('${id}', 'https://${id}.example.com/webhooks', '["user.deleted"]', 0, ${disabled}, ${now})
     ON CONFLICT DO NOTHING`,
  );
  await write(
    foyer,
    `INSERT INTO webhook_deliveries (id, endpoint_id, type, payload, attempts, next_attempt_at, last_status, failed_at, created_at)
     VALUES ('msg_${id}', '${id}', 'user.deleted', '{}', 10, ${now}, 503, ${now}, ${now}) ON CONFLICT DO NOTHING`,
  );
  return id;
}

async function atWebhooks(foyer: Foyer, email: string, disabledBecause?: string): Promise<Browser> {
  const id = await failingEndpoint(foyer, email, disabledBecause);
  return adminAt(foyer, email, `/admin/webhooks/${id}`);
}

/** The forms of the page about webhooks. */
export const webhookForms: readonly KnownForm[] = [
  {
    route: '/admin/webhooks/:id/enable',
    button: 'Enable',
    says: 'Endpoint enabled.',
    open: (foyer, email) => atWebhooks(foyer, email, 'failing'),
  },
  {
    route: '/admin/webhooks/:id/retry',
    button: 'Send again',
    says: 'The message will be sent again.',
    open: atWebhooks,
  },
];
