import { domainToASCII, domainToUnicode } from 'node:url';
import { maxEmailLength, maxLocalPartLength } from './email-length.js';

export interface EmailAddress {
  /** As entered, but trimmed, in NFC and with the domain as A-labels. Mail goes to this form. */
  readonly email: string;
  /** For comparing: two addresses are the same when these are equal. */
  readonly normalizedEmail: string;
}

/** RFC 5321 with an unquoted ASCII local part. Checked after the last conversion, so that nothing changes later. */
export function parseEmailAddress(typed: string): EmailAddress | undefined {
  const text = trimInvisible(typed).normalize('NFC');
  // Converting a domain of many kilobytes is slow.
  if (text.length > maxEmailLength) return undefined;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = asciiDomain(text.slice(at + 1));
  if (!isLocalPart(local) || !isDomain(domain)) return undefined;
  const email = `${local}@${domain}`;
  return email.length > maxEmailLength ? undefined : { email, normalizedEmail: email.toLowerCase() };
}

/** As in an address, in A-labels. Undefined for a text that is no domain of addresses. */
export function emailDomain(text: string): string | undefined {
  return text.includes('@') ? undefined : parseEmailAddress(`a@${text}`)?.email.slice(2);
}

/** With the domain in letters, as its owner writes it: `ada@bücher.example`. */
export function readableEmail(email: string): string {
  if (!email.includes('xn--')) return email;
  const at = email.lastIndexOf('@') + 1;
  const domain = domainToUnicode(email.slice(at));
  return domainToASCII(domain) === email.slice(at) ? email.slice(0, at) + domain : email;
}

/** Also with A-labels, where a stranger may have chosen it: letters can look like other letters. */
export function unmistakableEmail(email: string): string {
  const readable = readableEmail(email);
  return readable === email ? email : `${readable} (${email})`;
}

/** Real mailboxes of some providers have these, but mail servers refuse them unquoted. Decision 71 says why we do too. */
export function hasMisplacedDots(typed: string): boolean {
  return /^\.|\.\.|\.@/.test(trimInvisible(typed).replace(/@[^@]*$/, '@'));
}

export function isBlank(typed: string): boolean {
  return trimInvisible(typed) === '';
}

/** Without what is invisible at the ends, such as spaces, control characters, a zero-width space, direction marks or a byte order mark. */
export function trimInvisible(text: string): string {
  const characters = Array.from(text);
  const isSeen = (character: string): boolean => !/[\s\p{Cc}\p{Cf}\p{DI}\u2800]/u.test(character);
  return characters.slice(characters.findIndex(isSeen), characters.findLastIndex(isSeen) + 1).join('');
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

/**
 * Lower-case A-labels (RFC 5891): `Bücher.example` becomes `xn--bcher-kva.example`. Empty if it is not a domain. Joiners
 * are checked by `domainToASCII` (CONTEXTJ), and a few marks, such as the middle dot of Catalan, here (CONTEXTO, RFC 5892).
 */
function asciiDomain(domain: string): string {
  // `domainToASCII` reads its argument as the host of a URL: it would decode %2e, cut at a slash and drop tabs.
  if (/[^\p{L}\p{M}\p{N}.\u3002\p{Join_C}\u00b7\u0375\u05f3\u05f4\u30fb-]/u.test(domain)) return '';
  if (domain.split(/[.\u3002]/).some(hasMisplacedMark)) return '';
  const ascii = domainToASCII(domain);
  // Node 24 keeps an A-label that stands for nothing.
  return /(^|\.)xn--/.test(domainToUnicode(ascii)) ? '' : ascii;
}

function hasMisplacedMark(label: string): boolean {
  const misplaced = /(?<!l)\u00b7|\u00b7(?!l)|\u0375(?!\p{Script=Greek})|(?<!\p{Script=Hebrew})[\u05f3\u05f4]/iu;
  const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  return misplaced.test(label) || (label.includes('\u30fb') && !isJapanese.test(label.replaceAll('\u30fb', '')));
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
