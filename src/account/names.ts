import { trimInvisible } from '../common/email-address.js';
import { type Localizable, message } from '../i18n/message.js';

/** As it is stored: NFC, without what is invisible at the ends. */
export function normalizedName(typed: string): string {
  return trimInvisible(typed).normalize('NFC');
}

/** What is wrong with the name of a token or a passkey, which only its owner sees. */
export function nameProblem(name: string, maxLength: number): Localizable | undefined {
  if (name === '') return 'tokens.nameMissing';
  if (Array.from(name).length > maxLength) return message('tokens.nameTooLong', { maxLength });
  return unprintable.test(name.replace(joiners, '')) ? 'tokens.nameUnprintable' : undefined;
}

/** Control characters, line separators, direction overrides, and others that nobody sees. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Needed to write Persian, Indic languages and emoji. */
const joiners = /\u200C|\u200D|\uFE0F/g;
