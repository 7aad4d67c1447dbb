import { maxEmailLength } from '../common/email-length.js';
import { passwordPolicy } from '../policy/passwords.js';
import { normalized } from './normalized.js';

/** Words of an address that an attacker tries first: `ada.lovelace@…` gives `ada`, `adalovelace`, …. */
export function wordsOfAddress(address: string): string[] {
  // An invalid address arrives here as it was entered, so its length is limited again.
  const entered = plain(address).slice(0, maxEmailLength);
  const at = entered.lastIndexOf('@');
  const local = at < 0 ? entered : entered.slice(0, at);
  const domain = at < 0 ? '' : entered.slice(at + 1);
  return [entered, local, ...parts(local), parts(local).join(''), ...wordsOfDomain(domain)];
}

/** Words of a site: of its name and of its domain. */
export function wordsOfSite(name: string, domain: string): string[] {
  return [...wordsOfName(name), ...wordsOfDomain(domain)];
}

/** The whole domain and its labels, without the last one: `com` is part of too many words. */
function wordsOfDomain(domain: string): string[] {
  const labels = plain(domain).split('.').slice(0, -1);
  return [plain(domain), ...labels, ...labels.flatMap(parts)];
}

/** The whole name, the name without spaces, and its words. */
function wordsOfName(name: string): string[] {
  const words = plain(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [plain(name), words.join(''), ...words];
}

const parts = (text: string): string[] => text.match(/[a-z]+|[0-9]+/g) ?? [];

/**
 * Removes these words from a password and returns the rest in lower case. Finds them in any case, reversed, and with
 * digits or symbols for letters (`4da L0vel@ce`).
 */
export function withoutWords(password: string, words: readonly string[]): string {
  const text = plain(password);
  const spelled = withoutSymbols(text);
  const removed = new Set<number>();
  for (const word of new Set(words.map(withoutSymbols).flatMap((word) => [word, reversed(word)]))) {
    if (word.length < passwordPolicy.ownWordMinLength) continue;
    for (const start of placesOf(word, spelled)) {
      for (let index = start; index < start + word.length; index++) removed.add(index);
    }
  }
  return Array.from({ length: text.length }, (_, index) => (removed.has(index) ? '' : text.charAt(index))).join('');
}

function placesOf(word: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

const plain = (text: string): string => normalized(text).toLowerCase();

const reversed = (word: string): string => Array.from(word).reverse().join('');

/** Replaces symbols by the letter they stand for. `1` can be i or l, so these two become one. Keeps the length. */
function withoutSymbols(text: string): string {
  return text.replace(/[4@310!|l57$]/g, (symbol) => letters.get(symbol) ?? symbol);
}

const symbols = { a: '4@', e: '3', i: '1!|l', o: '0', s: '5$', t: '7' };
const letters = new Map(
  Object.entries(symbols).flatMap(([letter, all]) => Array.from(all, (symbol) => [symbol, letter] as const)),
);
