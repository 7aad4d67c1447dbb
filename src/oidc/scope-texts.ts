import type { BareKey } from '../i18n/message.js';

const texts = {
  openid: 'consent.scope.openid',
  profile: 'consent.scope.profile',
  email: 'consent.scope.email',
  groups: 'consent.scope.groups',
  offline_access: 'consent.scope.offline_access',
} as const satisfies Readonly<Record<string, BareKey>>;

/** What the scopes show, in words. Unknown ones show nothing. */
export function scopeTexts(scopes: readonly string[]): BareKey[] {
  return Object.entries(texts).flatMap(([scope, text]) => (scopes.includes(scope) ? [text] : []));
}
