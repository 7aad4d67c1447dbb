import { maxEmailLength } from '../common/email-length.js';
import { policy } from '../policy.js';
import { normalized } from './normalised.js';

/** The words of an address that somebody who knows it tries first: `ada.lovelace@…` gives `ada`, `adalovelace`, …. */
export function wordsOfAddress(address: string): string[] {
  // An address that was refused at its own field comes here as it was typed, so its length is bounded once more.
  const typed = plain(address).slice(0, maxEmailLength);
  const at = typed.lastIndexOf('@');
  const local = at < 0 ? typed : typed.slice(0, at);
  const domain = at < 0 ? '' : typed.slice(at + 1);
  return [typed, local, ...pieces(local), pieces(local).join(''), ...wordsOfDomain(domain)];
}

/** The words of a site, by its name and the domain of its pages. */
export function wordsOfSite(name: string, domain: string): string[] {
  return [...wordsOfName(name), ...wordsOfDomain(domain)];
}

/** A domain whole, and its labels without the last: `com` is part of too many words. */
function wordsOfDomain(domain: string): string[] {
  const labels = plain(domain).split('.').slice(0, -1);
  return [plain(domain), ...labels, ...labels.flatMap(pieces)];
}

/** A name as a whole, without its spaces, and its words. */
function wordsOfName(name: string): string[] {
  const words = plain(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [plain(name), words.join(''), ...words];
}

const pieces = (text: string): string[] => text.match(/[a-z]+|[0-9]+/g) ?? [];

/**
 * What is left of a password when these words are taken out, in lower case. They are found in any case, backwards, and
 * with digits or signs for letters (`4da L0vel@ce`).
 */
export function withoutWords(password: string, words: readonly string[]): string {
  const text = plain(password);
  const spelled = unmasked(text);
  const taken = new Set<number>();
  for (const word of new Set(words.map(unmasked).flatMap((word) => [word, reversed(word)]))) {
    if (word.length < policy.passwords.ownWordMinLength) continue;
    for (const start of placesOf(word, spelled)) {
      for (let index = start; index < start + word.length; index++) taken.add(index);
    }
  }
  return Array.from({ length: text.length }, (_, index) => (taken.has(index) ? '' : text.charAt(index))).join(
    '',
  );
}

function placesOf(word: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

const plain = (text: string): string => normalized(text).toLowerCase();

const reversed = (word: string): string => Array.from(word).reverse().join('');

/** One letter for each sign that stands for it; `1` may be an i or an l, so these two are one. Lengths stay. */
function unmasked(text: string): string {
  return text.replace(/[4@310!|l57$]/g, (sign) => letters[sign] ?? sign);
}

const letters: Readonly<Record<string, string>> = {
  '4': 'a',
  '@': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  l: 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
};
