import { domainToASCII } from 'node:url';
import { maxEmailLength, maxLocalPartLength } from './email-length.js';

export interface EmailAddress {
  /** As entered, but trimmed, in NFC and with the domain as A-labels. Mail goes to this form. */
  readonly email: string;
  /** For comparing: two addresses are the same when these are equal. */
  readonly normalizedEmail: string;
}

/** RFC 5321 with an unquoted ASCII local part. Checked after the last conversion, so that nothing changes later. */
export function parseEmailAddress(typed: string): EmailAddress | undefined {
  const text = typed.trim().normalize('NFC');
  // Converting a domain of many kilobytes is slow.
  if (text.length > maxEmailLength) return undefined;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = asciiDomain(text.slice(at + 1));
  if (!isLocalPart(local) || !isDomain(domain)) return undefined;
  const email = `${local}@${domain}`;
  return email.length > maxEmailLength ? undefined : { email, normalizedEmail: email.toLowerCase() };
}

/**
 * The mailbox of an address, for budgets and blocks: most providers deliver `ada+shop@` to `ada@`, and Gmail ignores
 * dots. Never for accounts: elsewhere these can be different people.
 */
export function mailboxOf(normalizedEmail: string): string {
  const at = normalizedEmail.lastIndexOf('@');
  const [, name = ''] = /^(.+?)(?:\+|$)/.exec(normalizedEmail.slice(0, Math.max(at, 0))) ?? [];
  const domain = normalizedEmail.slice(at + 1);
  return ['gmail.com', 'googlemail.com'].includes(domain)
    ? `${name.replaceAll('.', '')}@gmail.com`
    : `${name}@${domain}`;
}

/** Lower-case A-labels (RFC 5891): `Bücher.example` becomes `xn--bcher-kva.example`. Empty if it is not a domain. */
function asciiDomain(domain: string): string {
  // `domainToASCII` reads its argument as the host of a URL: it would decode %2e, cut at a slash and drop tabs.
  return /[^\p{L}\p{M}\p{N}.\u3002-]/u.test(domain) ? '' : domainToASCII(domain);
}

/** RFC 5322's dot-atom. */
function isLocalPart(local: string): boolean {
  return local.length <= maxLocalPartLength && /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local);
}

/** At least two labels of 1 to 63 letters, digits and inner hyphens (RFC 1035). A number as the last means an IP. */
function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return (
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}
