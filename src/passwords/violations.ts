import { passwordPolicy } from '../policy/passwords.js';
import { weaknesses, weaknessOf } from './strength.js';
import { normalized } from './normalized.js';
import { withoutWords, wordsOfAddress } from './context-words.js';

/** The reasons to refuse a password. */
export const violations = ['too-short', 'too-long', 'own-address', 'own-site', ...weaknesses] as const;

export type Violation = (typeof violations)[number];

/** What a site requires of its users' passwords. */
export interface PasswordRequirements {
  readonly minLength: number;
  readonly wordsOfSite: readonly string[];
}

/**
 * Checks a password without the list of breaches. Runs on the server, and in the browser while the password is typed
 * (src/browser/), so nothing that this file imports can need Node.
 * @param email the account's address; as entered, if it is invalid.
 */
export async function violationOf(
  password: string,
  email: string,
  requirements: PasswordRequirements,
): Promise<Violation | undefined> {
  const text = normalized(password);
  const violation = lengthViolation(text, requirements.minLength);
  return violation ?? guessingViolation(text.toLowerCase(), email, requirements);
}

/** Counts code points, so that a character outside the first 65,536 is one character (NIST 800-63B-4). */
function lengthViolation(text: string, minLength: number): Violation | undefined {
  const { length } = Array.from(text);
  if (length < minLength) return 'too-short';
  return length > passwordPolicy.maxLength ? 'too-long' : undefined;
}

/** Words of the address and of the site count for nothing: the rest must be hard to guess by itself. */
async function guessingViolation(
  text: string,
  email: string,
  { minLength, wordsOfSite }: PasswordRequirements,
): Promise<Violation | undefined> {
  const ofAddress = wordsOfAddress(email);
  const rest = withoutWords(text, [...ofAddress, ...wordsOfSite]);
  const weakness = await weaknessOf(rest, passwordPolicy.minGuesses(minLength));
  if (weakness === undefined) return undefined;

  const own = text.length - rest.length;
  const mostlyOwn = own >= rest.length || (own > 0 && weakness === 'simple');
  if (!mostlyOwn) return weakness;
  const isAddress = withoutWords(text, ofAddress).length < withoutWords(text, wordsOfSite).length;
  return isAddress ? 'own-address' : 'own-site';
}
