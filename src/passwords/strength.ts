import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { policy } from '../policy.js';

/** What makes a password easy to guess. */
export type Weakness = 'most-used' | 'word' | 'repeats' | 'sequence' | 'keyboard-row' | 'date' | 'simple';

/** The pattern that most of a password consists of, if fewer than `minGuesses` find it; otherwise `undefined`. */
export async function weaknessOf(password: string, minGuesses: number): Promise<Weakness | undefined> {
  const estimator = await loadEstimator();
  const { guesses, sequence } = estimator.check(withoutPrototypeNames(password));
  if (guesses >= minGuesses) return undefined;
  const longest = sequence.toSorted((one, other) => other.token.length - one.token.length)[0];
  return longest ? kindOf(longest) : 'simple';
}

/**
 * The library looks words up in plain objects, where these two names exist although no dictionary has them. It then
 * counts the words around them as random letters.
 */
function withoutPrototypeNames(password: string): string {
  return password.replace(/constructor|__proto__/gi, 'object');
}

function kindOf(match: MatchExtended): Weakness {
  switch (match.pattern) {
    case 'dictionary':
      return match.dictionaryName === 'passwords' ? 'most-used' : 'word';
    case 'repeat':
      return 'repeats';
    case 'sequence':
      return 'sequence';
    case 'spatial':
      return 'keyboard-row';
    case 'date':
    case 'regex':
      return 'date';
    default:
      return 'simple';
  }
}

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Loaded at the first use, once per process: the dictionaries take 150 ms and 12 MB. */
export function loadEstimator(): Promise<ZxcvbnFactory> {
  return (estimator ??= unpack());
}

async function unpack(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { passwords, words, graphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('./dictionaries.js'),
  ]);
  return new ZxcvbnFactory({
    // Each dictionary is searched at every position of a password. Names, Wikipedia words, dice words and word
    // sequences make an estimate three times as slow, and find no bad password in our tests that these two miss.
    dictionary: { passwords: withoutRedundant(passwords, words), words: withoutRedundant(words, passwords) },
    graphs,
    // The common substitutions. The library's own table has 50, and it tries their combinations.
    l33tTable: { a: ['4', '@'], e: ['3'], i: ['1', '!'], l: ['1'], o: ['0'], s: ['5', '$'], t: ['7'] },
    l33tMaxSubstitutions: policy.passwords.estimatedSpellings,
    maxLength: policy.passwords.estimatedLength,
  });
}

/**
 * A dictionary without the words that never decide: those that rank higher in the other one, and those that are
 * cheaper letter by letter, at ten guesses per letter. That halves the library's table. Ranks stay, because the rank of
 * a word is its number of guesses. The estimate of strong passwords can change, because the library does not try every
 * way to split a password.
 */
function withoutRedundant(words: readonly string[], others: readonly string[]): string[] {
  const ranks = new Map(others.map((word, rank) => [word, rank]));
  return words.map((word, rank) => (rank > (ranks.get(word) ?? Infinity) || rank + 1 >= 10 ** word.length ? '' : word));
}
