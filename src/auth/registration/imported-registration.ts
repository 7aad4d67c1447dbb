import { randomToken, type Keyring, sha256 } from '../../common/keyring.js';
import type { EmailAddress } from '../../common/email-address.js';
import type { Timestamp } from '../../common/time.js';
import type { Language } from '../../i18n/languages.js';
import { policy } from '../../policy.js';

const prefix = 'imported-';

/** Of an id in SQL: `id ${likeImported}`, `id NOT ${likeImported}`. */
export const likeImported = `LIKE '${prefix}%'`;

/** Of what an import brings for an address that nobody has proved. One for each, so that importing again adds none. */
export function importedRegistrationId(normalizedEmail: string): string {
  return `${prefix}${sha256(normalizedEmail).slice(0, 32)}`;
}

export function isImported({ id }: Readonly<{ id: string }>): boolean {
  return id.startsWith(prefix);
}

/** When its link ends. That of an imported one is mailed again and again, and works for a day each time. */
export function linkEndOf({
  id,
  expiresAt,
  mailedAt,
}: Readonly<{ id: string; expiresAt: Timestamp; mailedAt: Timestamp }>): Timestamp {
  return isImported({ id }) ? Math.min(expiresAt, mailedAt + policy.activation.linkLifetime) : expiresAt;
}

/** The columns of `importedRegistration`, in order. */
export const importedColumns =
  'id, email, email_key, password_hash, language, browser_hash, nonce, token_hash, expires_at, created_at, mailed_at';

/** Waits much longer than a registration, since its owner does not know of it. Its link is mailed when they ask for a new password. */
export function importedRegistration(
  { email, normalizedEmail }: EmailAddress,
  { passwordHash, language }: { readonly passwordHash: string; readonly language: Language },
  keyring: Keyring,
  now: Timestamp,
): (string | number)[] {
  const { nonce, tokenHash } = keyring.newLink('activation');
  const id = importedRegistrationId(normalizedEmail);
  // No browser has its cookie.
  const browserHash = sha256(randomToken());
  const expiresAt = now + policy.imports.unprovedFor;
  return [id, email, normalizedEmail, passwordHash, language, browserHash, nonce, tokenHash, expiresAt, now, now];
}
