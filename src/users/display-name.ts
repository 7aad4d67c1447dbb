import { trimInvisible } from '../common/email-address.js';
import { type Localizable, message } from '../i18n/message.js';
import { policy } from '../policy.js';

/** As it is stored: NFC, without what is invisible at the ends. */
export function normalizedDisplayName(typed: string): string {
  return trimInvisible(typed).normalize('NFC');
}

/** What is wrong with a name, or undefined. Mails greet with it, so nothing in it may become a link there. */
export function displayNameProblem(name: string): Localizable | undefined {
  const { maxLength } = policy.displayName;
  if (Array.from(name).length > maxLength) return message('displayName.tooLong', { maxLength });
  const visible = name.replace(joiners, '');
  if (unprintable.test(visible)) return 'displayName.unprintable';
  if (linkLike.test(visible)) return 'displayName.link';
  return /[\p{L}\p{N}]/u.test(name) ? undefined : 'displayName.noLetter';
}

/** Needed to write Persian, Indic languages and emoji. */
const joiners = /\u200C|\u200D|\uFE0F/g;

/** Control characters, line separators, direction overrides, and others that nobody sees. Angle brackets are markup. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{DI}\u2800<>]/u;

/** URLs, email addresses, and a dot as in a host name: in "J. R. R. Tolkien" and "J.R.R. Tolkien" it is none. */
const linkLike = /[/\\@]|http|www\.|[.\u3002\uFF0E\uFF61](?:[\p{L}\p{M}]{2}|\p{N})/iu;
