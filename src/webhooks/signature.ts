import { createHmac, randomBytes } from 'node:crypto';
import { policy } from '../policy.js';

const prefix = 'whsec_';

/** As receivers get it: `whsec_` and base64. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(policy.webhooks.secretBytes).toString('base64');
}

/**
 * The header `webhook-signature` (Standard Webhooks): one signature for each secret.
 * @param timestamp of the attempt, in seconds, as in `webhook-timestamp`.
 */
export function webhookSignature(
  secrets: readonly string[],
  { id, timestamp, body }: Readonly<{ id: string; timestamp: number; body: string }>,
): string {
  const signed = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return signed.join(' ');
}
