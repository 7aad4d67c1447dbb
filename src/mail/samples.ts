import type { Keyring, LinkPurpose, LinkSecret } from '../common/keyring.js';
import { type Duration, hours, type Timestamp } from '../common/time.js';
import type { Language } from '../i18n/languages.js';
import { byOperator } from '../domain/client-info.js';
import { policy } from '../policy.js';
import type { Kind, SentMail } from './mail.js';

/** A mail of this kind as an invented reader gets it. */
export interface Sample {
  readonly name: string;
  readonly mail: SentMail;
}

const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Every kind of mail, also merged and late ones, to be looked at. Its links are unknown to the site. */
export function sampleMails(keyring: Pick<Keyring, 'newLink'>, language: Language, now: Timestamp): Sample[] {
  const requester = { ip: '203.0.113.9', at: now, userAgent };
  const notice = { requester, displayName: 'Ada' };
  const byOperators = { requester: { ip: byOperator, at: now, userAgent: '' }, displayName: 'Ada' };
  const several = { count: 7, since: now - hours(1) };
  const asked = { requester, notMe: keyring.newLink('not-me') };
  const link = (purpose: LinkPurpose, lifetime: Duration): { link: LinkSecret; expiresAt: Timestamp } => ({
    link: keyring.newLink(purpose),
    expiresAt: now + lifetime,
  });
  const undo = { ...notice, ...link('undo', policy.links.undo), newEmail: 'new@example.com' };
  const deleteAfter = now + policy.deletion.grace;
  // The compiler requires every kind here.
  const payloads: { readonly [K in Kind]: Extract<SentMail, { kind: K }>['payload'] } = {
    activation: { ...asked, ...link('activation', policy.activation.linkLifetime) },
    invite: { ...asked, ...link('invite', policy.invites.lifetime) },
    'approval-waits': notice,
    'account-exists': asked,
    'password-reset': { ...asked, ...link('password-reset', policy.links.passwordReset) },
    'password-changed': notice,
    'email-change': { ...asked, ...link('email-change', policy.links.emailChange) },
    'address-taken': asked,
    'email-change-asked': undo,
    'email-changed': undo,
    'email-changed-to-this': notice,
    'email-restored': notice,
    'new-device': notice,
    'deletion-asked': { ...notice, deleteAfter },
    'deletion-cancelled': notice,
    'token-created': notice,
    'totp-added': notice,
    'totp-removed': notice,
    'passkey-added': notice,
    'passkey-removed': notice,
    'passkey-copied': notice,
    'identity-linked': notice,
    'identity-unlinked': notice,
    'recovery-codes-made': notice,
    'recovery-code-used': notice,
    'factors-removed': notice,
    'factor-recovery-asked': {
      ...notice,
      ...link('factor-recovery', policy.factors.recovery.validFor),
      from: now + policy.factors.recovery.wait,
    },
    'account-created': byOperators,
    'first-password': { ...byOperators, ...link('password-reset', policy.links.firstPassword) },
    'account-disabled': byOperators,
    'account-enabled': byOperators,
    'account-approved': byOperators,
    'made-admin': byOperators,
    'no-longer-admin': byOperators,
    'password-offered': { ...byOperators, ...link('password-reset', policy.links.passwordReset) },
  };
  const mailOf = (kind: string, payload: object): SentMail =>
    ({ kind, recipient: 'ada@example.com', language, payload }) as SentMail;
  const merged = { ...notice, several };
  return [
    ...Object.entries(payloads).map(([kind, payload]) => ({ name: kind, mail: mailOf(kind, payload) })),
    { name: 'activation-late', mail: mailOf('activation', { ...payloads.activation, expiresAt: now }) },
    { name: 'password-changed-several', mail: mailOf('password-changed', merged) },
    { name: 'new-device-several', mail: mailOf('new-device', merged) },
    { name: 'deletion-asked-several', mail: mailOf('deletion-asked', { ...merged, deleteAfter }) },
    { name: 'deletion-cancelled-several', mail: mailOf('deletion-cancelled', merged) },
    { name: 'approval-waits-several', mail: mailOf('approval-waits', merged) },
    { name: 'token-created-several', mail: mailOf('token-created', merged) },
  ];
}
