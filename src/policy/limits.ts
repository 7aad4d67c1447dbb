import { days, hours, minutes, seconds } from '../common/time.js';

/** A number per network, times NETWORK_LIMIT_FACTOR: at least one. */
export function scaled(count: number, factor: number): number {
  return Math.max(1, Math.round(count * factor));
}

/** How often something may be tried. */
export const limits = {
  /**
   * Wrong passwords for one address, from browsers that never logged in to it. The first five cost no wait: typos.
   * One attempt in 15 minutes is too slow to guess a password, and the owner never waits longer.
   */
  passwords: { free: 5, first: seconds(1), longest: minutes(15), forgottenAfter: days(1) },
  /**
   * Wrong passwords from one network: enough for a household's typos, not for a leaked list. As many unknown links,
   * which are counted separately.
   */
  failures: { count: 30, in: minutes(10) },
  /** Registrations, resends, resets and email changes from one network: for each of the four. */
  asking: { count: 60, in: hours(1) },
  /**
   * Every limit per network also applies to the networks around it, multiplied by this. Whoever has a /64 often has
   * the /56 or /48 around it, so those are little more than one household, or one university with its guests. A /24
   * of IPv4 belongs to many customers, each perhaps a whole company behind one address, so it gets more.
   */
  wider: { '/56': 2, '/48': 4, '/24': 8 },
  /**
   * Changes of address that one account can ask for. Each mails the old address a link to undo it, which must not be
   * merged with others or get lost among hundreds.
   */
  changesOfAddress: { count: 10, in: days(1) },
  /**
   * Second factors and recovery codes that one account can add. Each is mailed, and none may get lost among hundreds. What
   * was added can always be removed.
   */
  changesOfFactors: { count: 30, in: days(1) },
  /** Mails with the link that would remove the factors of one account: whoever has the password can ask for them. */
  linksOfAccount: { count: 10, in: days(1) },
  /** Refused copies of the passkeys of one account. Each is an event and a mail: whoever has the copy must not flood them. */
  copiedPasskeys: { count: 5, in: hours(1) },
  /** Exports of one account. Each is an event, and events push each other out. */
  exports: { count: 10, in: hours(1) },
  /** How much of a queue one network may fill: a quarter, times NETWORK_LIMIT_FACTOR. */
  placesPerNetwork: (queue: number, factor: number): number => Math.min(queue, scaled(queue / 4, factor)),
  /**
   * Log-ins that succeed: for one account from all new browsers, and from each known one. Each costs a hash, a row and
   * perhaps a mail. A program that logs in every 20 seconds should keep its session instead.
   */
  logIns: { count: 30, in: minutes(10) },
  /** The same from new browsers of one network: a school that starts its first lesson. */
  logInsOfNetwork: { count: 300, in: minutes(10) },
  /** Right passwords, codes and passkeys of one account on pages that ask again: recent authentication lasts ten minutes. */
  proofs: { count: 30, in: minutes(10) },
  /** Other changes of one account that can be made again and again, such as of its language: one in five seconds. */
  changes: { count: 120, in: minutes(10) },
  /** What one admin does to the accounts of others: more than a person clicks, less than a thief needs to close them all. */
  acts: { count: 300, in: hours(1) },
  /**
   * New passwords that one network may have judged, refused or not. Five tries for each of the 60 registrations:
   * honest people need one or two. All of them together cost three seconds of a thread.
   */
  judging: { count: 300, in: hours(1) },
} as const;
