import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { policy } from '../policy.js';

/** What makes a password easy to guess. */
export type Weakness = 'most-used' | 'word' | 'repeats' | 'sequence' | 'keyboard-row' | 'date' | 'simple';

/** What most of a password consists of, when fewer than `minGuesses` find it; `undefined` when it takes more. */
export async function weaknessOf(password: string, minGuesses: number): Promise<Weakness | undefined> {
  const estimator = await loadEstimator();
  const { guesses, sequence } = estimator.check(withoutPrototypeNames(password));
  if (guesses >= minGuesses) return undefined;
  const longest = sequence.toSorted((one, other) => other.token.length - one.token.length)[0];
  return longest ? kindOf(longest) : 'simple';
}

/**
 * The library looks words up in plain objects, where these two names are found although no dictionary has them. It
 * would then count the words around them as random letters.
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

/** Unpacked at the first use and once in a process: the dictionaries take 150 ms and 12 MB. */
export function loadEstimator(): Promise<ZxcvbnFactory> {
  return (estimator ??= unpack());
}

async function unpack(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { passwords, words, graphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('./dictionaries.js'),
  ]);
  return new ZxcvbnFactory({
    // Each dictionary is looked up at every place of a password. Names, Wikipedia's words, dice words and word sequences
    // make an estimate three times as slow, and of the bad passwords in our tests they find none that these two miss.
    dictionary: { passwords: withoutIdle(passwords, words), words: withoutIdle(words, passwords) },
    graphs,
    // The substitutions people use. The library's own table has 50, and their combinations are tried.
    l33tTable: { a: ['4', '@'], e: ['3'], i: ['1', '!'], l: ['1'], o: ['0'], s: ['5', '$'], t: ['7'] },
    l33tMaxSubstitutions: policy.passwords.estimatedSpellings,
    maxLength: policy.passwords.estimatedLength,
  });
}

/**
 * A dictionary without the words that decide nothing: those that stand earlier in the other one, and those that are found
 * sooner letter by letter, for which the library counts ten guesses each. That makes it small enough for half the table.
 * Their places stay, since a word's place is what it costs. Of what is hard to guess anyway the estimate can change, since
 * the library does not try every way to take a password apart.
 */
function withoutIdle(words: readonly string[], others: readonly string[]): string[] {
  const places = new Map(others.map((word, place) => [word, place]));
  return words.map((word, place) =>
    place > (places.get(word) ?? Infinity) || place + 1 >= 10 ** word.length ? '' : word,
  );
}
