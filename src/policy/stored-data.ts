import { days, hours, minutes, seconds } from '../common/time.js';

/** What is kept, for how long, and how it leaves. */
export const storedData = {
  export: {
    /** Rows read before other requests get a turn: about a millisecond. */
    rowsAtOnce: 100,
    /** Besides one for each account: for each network … */
    perNetwork: 4,
    /** … and in the whole process. Each takes about a megabyte and a connection to the file. */
    atOnce: 16,
    /** The `Retry-After` of a refusal. Most exports take less than a second. */
    retryAfter: seconds(10),
    /**
     * Slow connections read a few megabytes in this time. Meanwhile SQLite cannot cut back its WAL, so a client that
     * hardly reads is cut off.
     */
    atMost: minutes(2),
    /** Bytes. While the WAL is larger, no export starts: running ones keep SQLite from truncating it. */
    walAtMost: 64 * 1024 * 1024,
  },

  retention: {
    every: hours(1),
    /** Rows per transaction: a few milliseconds, so other writes wait no longer than that. */
    batch: 500,
    /** Accounts per transaction. Deleting one deletes its rows in all tables. */
    accounts: 10,
    /** Expired links are kept for a while, so that their page can say "expired" instead of "unknown". */
    expiredLinksFor: days(7),
    /** How long the "it wasn't me" link of a mail works. */
    sentMailFor: days(12),
    /** Time for an operator to look into it. */
    failedMailFor: days(12),
    eventsFor: days(365),
    /** The newest of each account. More than a year of anyone's use, and a limit for whoever fills an account on purpose. */
    eventsPerAccount: 10_000,
    /** Links and ended registrations of each account: strangers can add some, within the limits of their networks. */
    rowsPerAccount: 5000,
    /** One in so many new events looks whether there are too many: counting for each would cost as much as the event. */
    eventsCountedEvery: 100,
  },
} as const;
