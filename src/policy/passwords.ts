import { seconds } from '../common/time.js';

/** Which passwords are accepted. Also part of the browser’s script, which therefore imports only this file. */
export const passwordPolicy = {
  /** Default of PASSWORD_MIN_LENGTH. NIST 800-63B-4 asks for 15 where a password is the only factor. */
  minLength: 12,
  /** The minimum that an operator can set (NIST, OWASP ASVS 6.2.1). */
  minLengthFloor: 8,
  /** In code points. Long enough for any passphrase (ASVS 6.2.9 asks for 64), and a limit on what is hashed. */
  maxLength: 256,
  /**
   * The estimate counts ten guesses for a random character, so a random password of the minimum length always passes.
   * 10^10 separates our test lists: good passwords need a hundred times more, almost no bad one needs as many.
   */
  minGuesses: (minLength: number): number => 10 ** Math.min(10, minLength - 1),
  /**
   * How many characters, and ways to undo `p4ssw0rd`, the estimate checks: 0.2 to 1 ms for usual passwords, 5 to 10 ms
   * for the worst, in a thread of its own. With 100 and 100 it took 650 ms.
   */
  estimatedLength: 40,
  estimatedSpellings: 4,
  /** Of the breached passwords that are long enough, the most used ones. ASVS 6.2.4 asks for 3,000. */
  leakedKept: 50_000,
  /** Passwords that wait for the thread that judges them: a second of the worst. Then the answer is 503. */
  judgmentsWaiting: 100,
  /** Far more than the slowest judgment takes. A thread that does not answer by then is replaced. */
  judgedWithin: seconds(5),
  /** In characters. Shorter words of the site or address are part of too many other words. */
  ownWordMinLength: 3,
} as const;
