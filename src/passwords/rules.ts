import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { policy } from '../policy.js';
import { loadEstimator, type Weakness, weaknessOf } from './guessing.js';
import { withoutWords, wordsOfAddress, wordsOfDomain } from './own-words.js';
import { normalised } from './passwords.js';

/** Which passwords may be chosen: by their length and by what they cost to guess, never by kinds of characters. */
@Injectable()
export class PasswordRules {
  private readonly minLength: number;
  private readonly wordsOfSite: readonly string[];

  constructor(config: Config) {
    this.minLength = config.passwordMinLength;
    this.wordsOfSite = ['foyer', ...wordsOfDomain(new URL(config.baseUrl).hostname)];
  }

  /** Loads the dictionaries, so that the first visitor does not wait for them. */
  async warmUp(): Promise<void> {
    await loadEstimator();
  }

  /**
   * Why this password cannot be chosen and what to do, in words for the form; `undefined` when it can.
   * @param email whose password it will be; as it was typed, if it is no address.
   */
  async refusalOf(password: string, email: string): Promise<string | undefined> {
    const text = normalised(password);
    return (
      refusalOfLength(text, this.minLength) ?? (await this.refusalOfGuessable(text.toLowerCase(), email))
    );
  }

  /** The visitor's and the site's own words count for nothing: what is left must be hard to guess by itself. */
  private async refusalOfGuessable(text: string, email: string): Promise<string | undefined> {
    const ofAddress = wordsOfAddress(email);
    const rest = withoutWords(text, [...ofAddress, ...this.wordsOfSite]);
    const weakness = await weaknessOf(rest, policy.passwords.minGuesses(this.minLength));
    if (weakness === undefined) return undefined;

    const own = text.length - rest.length;
    const mostlyOwn = own >= rest.length || (own > 0 && weakness === 'too simple');
    if (!mostlyOwn) return reasons[weakness] + advice;
    const isAddress = withoutWords(text, ofAddress).length < withoutWords(text, this.wordsOfSite).length;
    return (isAddress ? madeOfAddress : madeOfSite) + advice;
  }
}

/** Lengths are counted in code points, so that a letter outside the first 65,536 is one character (NIST 800-63B-4). */
function refusalOfLength(text: string, minLength: number): string | undefined {
  const { length } = Array.from(text);
  const { maxLength } = policy.passwords;
  if (length < minLength) return `Choose a password with at least ${minLength} characters.${advice}`;
  if (length > maxLength) return `Choose a shorter password: it can have at most ${maxLength} characters.`;
  return undefined;
}

const advice = ' A few unrelated words work well.';
const madeOfAddress =
  'This password is made from your email address, which is tried first. Choose one that has nothing to do with it.';
const madeOfSite =
  'This password is made from the name of this site, which is tried first. Choose one that has nothing to do with it.';

const reasons: Readonly<Record<Weakness, string>> = {
  'most used':
    'This password is one of the most used ones or close to one, so it is guessed early. Choose another.',
  'a word': 'This password is mostly a common word, so it is guessed early. Choose another.',
  repeats: 'This password repeats the same characters, so it is guessed early. Choose another.',
  'a sequence':
    'This password is mostly a sequence such as abcd or 4321, so it is guessed early. Choose another.',
  'a keyboard row': 'This password follows the rows of a keyboard, so it is guessed early. Choose another.',
  'a date': 'This password is mostly a date or a year, so it is guessed early. Choose another.',
  'too simple': 'This password is too easy to guess. Choose another.',
};
