import { policy } from '../policy.js';
import { weaknessOf } from './strength.js';
import { normalized } from './normalised.js';
import { withoutWords, wordsOfAddress } from './context-words.js';

/** What can be wrong with a password. */
export const violations = [
  'too-short',
  'too-long',
  'own-address',
  'own-site',
  'most-used',
  'word',
  'repeats',
  'sequence',
  'keyboard-row',
  'date',
  'simple',
] as const;

export type Violation = (typeof violations)[number];

/** What a site asks of the passwords of its people. */
export interface PasswordRequirements {
  readonly minLength: number;
  readonly wordsOfSite: readonly string[];
}

/**
 * What is wrong with this password by itself, whether or not it stood in breaches. The server asks it of what was sent,
 * and the page of what is being typed (src/browser/), so nothing that this file imports needs Node.
 * @param email whose password it will be; as it was typed, if it is no address.
 */
export async function violationOf(
  password: string,
  email: string,
  demands: PasswordRequirements,
): Promise<Violation | undefined> {
  const text = normalized(password);
  return (
    lengthViolation(text, demands.minLength) ?? (await guessingViolation(text.toLowerCase(), email, demands))
  );
}

/** Lengths are counted in code points, so that a letter outside the first 65,536 is one character (NIST 800-63B-4). */
function lengthViolation(text: string, minLength: number): Violation | undefined {
  const { length } = Array.from(text);
  if (length < minLength) return 'too-short';
  return length > policy.passwords.maxLength ? 'too-long' : undefined;
}

/** The visitor's and the site's own words count for nothing: what is left must be hard to guess by itself. */
async function guessingViolation(
  text: string,
  email: string,
  demands: PasswordRequirements,
): Promise<Violation | undefined> {
  const { minLength, wordsOfSite } = demands;
  const ofAddress = wordsOfAddress(email);
  const rest = withoutWords(text, [...ofAddress, ...wordsOfSite]);
  const weakness = await weaknessOf(rest, policy.passwords.minGuesses(minLength));
  if (weakness === undefined) return undefined;

  const own = text.length - rest.length;
  const mostlyOwn = own >= rest.length || (own > 0 && weakness === 'simple');
  if (!mostlyOwn) return weakness;
  const isAddress = withoutWords(text, ofAddress).length < withoutWords(text, wordsOfSite).length;
  return isAddress ? 'own-address' : 'own-site';
}
