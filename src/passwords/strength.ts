import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { passwordPolicy } from '../policy/passwords.js';

/** What makes a password easy to guess. */
export const weaknesses = ['most-used', 'word', 'repeats', 'sequence', 'keyboard-row', 'date', 'simple'] as const;

type Weakness = (typeof weaknesses)[number];

/** The pattern that most of a password consists of, if fewer than `minGuesses` find it; otherwise `undefined`. */
export async function weaknessOf(password: string, minGuesses: number): Promise<Weakness | undefined> {
  const estimator = await loadEstimator();
  const { guesses, sequence } = estimator.check(withoutPrototypeNames(password));
  if (guesses >= minGuesses) return undefined;
  const longest = sequence.toSorted((one, other) => other.token.length - one.token.length)[0];
  return longest ? kindOf(longest) : 'simple';
}

/** These names exist in the library's lookup objects, but in no dictionary: words around them would count as random. */
function withoutPrototypeNames(password: string): string {
  return password.replace(/constructor|__proto__/gi, 'object');
}

function kindOf(match: MatchExtended): Weakness {
  if (match.pattern === 'dictionary') return match.dictionaryName === 'passwords' ? 'most-used' : 'word';
  return weaknessOfPattern[match.pattern] ?? 'simple';
}

const weaknessOfPattern: Partial<Record<MatchExtended['pattern'], Weakness>> = {
  repeat: 'repeats',
  sequence: 'sequence',
  spatial: 'keyboard-row',
  date: 'date',
  regex: 'date',
};

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
    l33tMaxSubstitutions: passwordPolicy.estimatedSpellings,
    maxLength: passwordPolicy.estimatedLength,
  });
}

/**
 * A dictionary without the words that never decide: those that rank higher in the other one or are cheaper letter by
 * letter, at ten guesses each. That halves the library's table. Ranks stay: they are numbers of guesses. The estimate
 * of strong passwords can change, because the library does not try every way to split a password.
 */
function withoutRedundant(words: readonly string[], others: readonly string[]): string[] {
  const ranks = new Map(others.map((word, rank) => [word, rank]));
  return words.map((word, rank) => (rank > (ranks.get(word) ?? Infinity) || rank + 1 >= 10 ** word.length ? '' : word));
}
