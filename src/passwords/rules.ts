import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { policy } from '../policy.js';
import { type Message, say } from '../words/message.js';
import { loadEstimator, type Weakness, weaknessOf } from './guessing.js';
import { loadLeaked } from './leaked.js';
import { withoutWords, wordsOfAddress, wordsOfDomain, wordsOfName } from './own-words.js';
import { normalised } from './passwords.js';

/** Which passwords may be chosen: by their length and by what they cost to guess, never by kinds of characters. */
@Injectable()
export class PasswordRules {
  private readonly minLength: number;
  private readonly wordsOfSite: readonly string[];
  private leaked: Promise<ReadonlySet<string>> | undefined;

  constructor(config: Config) {
    this.minLength = config.passwordMinLength;
    this.wordsOfSite = [...wordsOfName(config.siteName), ...wordsOfDomain(new URL(config.baseUrl).hostname)];
  }

  /** Loads the dictionaries, so that the first visitor does not wait for them. */
  async warmUp(): Promise<void> {
    await loadEstimator();
    await this.loadLeaked();
  }

  /**
   * Why this password cannot be chosen and what to do, in words for the form; `undefined` when it can.
   * @param email whose password it will be; as it was typed, if it is no address.
   */
  async refusalOf(password: string, email: string): Promise<Message | undefined> {
    const text = normalised(password);
    return (
      refusalOfLength(text, this.minLength) ??
      (await this.refusalOfGuessable(text.toLowerCase(), email)) ??
      (await this.refusalOfLeaked(text.toLowerCase()))
    );
  }

  /** The visitor's and the site's own words count for nothing: what is left must be hard to guess by itself. */
  private async refusalOfGuessable(text: string, email: string): Promise<Message | undefined> {
    const ofAddress = wordsOfAddress(email);
    const rest = withoutWords(text, [...ofAddress, ...this.wordsOfSite]);
    const weakness = await weaknessOf(rest, policy.passwords.minGuesses(this.minLength));
    if (weakness === undefined) return undefined;

    const own = text.length - rest.length;
    const mostlyOwn = own >= rest.length || (own > 0 && weakness === 'simple');
    if (!mostlyOwn) return weak(weakness);
    const isAddress = withoutWords(text, ofAddress).length < withoutWords(text, this.wordsOfSite).length;
    return weak(isAddress ? 'own-address' : 'own-site');
  }

  /** Last, since the estimate can say what is wrong with it. */
  private async refusalOfLeaked(text: string): Promise<Message | undefined> {
    return (await this.loadLeaked()).has(text) ? weak('most-used') : undefined;
  }

  /** Once in a process: that takes 100 ms. */
  private loadLeaked(): Promise<ReadonlySet<string>> {
    return (this.leaked ??= loadLeaked(this.minLength));
  }
}

/** Lengths are counted in code points, so that a letter outside the first 65,536 is one character (NIST 800-63B-4). */
function refusalOfLength(text: string, minLength: number): Message | undefined {
  const { length } = Array.from(text);
  const { maxLength } = policy.passwords;
  if (length < minLength) return say('password.tooShort', { minLength });
  if (length > maxLength) return say('password.tooLong', { maxLength });
  return undefined;
}

function weak(why: Weakness | 'own-address' | 'own-site'): Message {
  return say('password.weak', { reason: say(`password.weak.${why}`) });
}
