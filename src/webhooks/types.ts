/** What happens to users. */
export const webhookTypes = [
  'user.registered',
  'user.activated',
  'user.logged_in',
  'user.changed',
  'user.deleted',
] as const;
export type WebhookType = (typeof webhookTypes)[number];

export function isWebhookType(text: string): text is WebhookType {
  return webhookTypes.some((type) => type === text);
}
