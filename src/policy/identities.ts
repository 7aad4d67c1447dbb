import { days, hours, minutes, seconds } from '../common/time.js';

/** Log-ins with other providers. */
export const identities = {
  identities: {
    /** Time to log in there, with a second factor that lies in another room. */
    answerWithin: minutes(10),
    /** Time to log in here, or to read an email, with an identity that nobody has linked yet. */
    linkWithin: minutes(15),
    /** Each answer of a provider. People wait for three of them at most. */
    answersWithin: seconds(8),
    /** In bytes. The largest that we have seen is a list of keys of 20 kB. */
    answerBytes: 256 * 1024,
    /** Endpoints move rarely. */
    discoveredFor: hours(6),
    /** What it asks of a provider, so that it says when: nearly everybody has logged in there since. */
    loggedInWithin: days(365),
    /** Clocks of providers differ from ours by less. */
    clockSkew: seconds(30),
    /** In code points. */
    labelLength: 100,
    /** As long as an undo link works: those that were linked later may be a thief's, when a password is reset. */
    newFor: days(7),
  },
} as const;
