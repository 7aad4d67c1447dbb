import { days, hours, minutes, seconds } from './common/time.js';

/**
 * Every lifetime, length and limit, with the reason beside it. What an operator may need to change is an
 * environment variable whose default stands here (see src/config/config.ts).
 */
export const policy = {
  activation: {
    /** Long enough for a mail that is read the next morning, short enough that an old mailbox dump is worthless. */
    linkLifetime: hours(24),
    /** The registering browser is recognised as long as its link lives. */
    browserLifetime: hours(24),
  },

  links: {
    /** A reset opens the account, so it is for the person who sits there and waits for the mail. */
    passwordReset: minutes(30),
    /** The new mailbox may be on another device. */
    emailChange: minutes(60),
    /** Time to notice a stranger's change after a week away. */
    undo: days(7),
    /** The token of a reset waits in a cookie this long for the form to be sent. */
    resetCookie: minutes(30),
  },

  reauthentication: {
    /** After this long the pages where an account could be lost ask for the password again. */
    freshFor: minutes(10),
  },

  devices: {
    /** A browser that has not been here for this long is new again. */
    remembered: days(180),
  },

  limits: {
    /**
     * Wrong passwords for one address, from browsers that never logged in to it. Five are free, which covers what a
     * person tries; at one in 15 minutes nobody guesses a password, and nobody is locked out for longer.
     */
    passwords: { free: 5, first: seconds(1), longest: minutes(15), forgottenAfter: days(1) },
    /** Wrong passwords and unknown links from one network: a household's slips, not a list of leaked pairs. */
    failures: { count: 30, in: minutes(10) },
    /** Registrations, resends, resets and changes of address from one network: each. */
    asking: { count: 60, in: hours(1) },
  },

  deletion: {
    /** Time to think better of it, or to notice that it was somebody else. */
    grace: days(14),
  },

  activity: {
    /** Entries on the page; the export has all of them. */
    shown: 100,
  },

  retention: {
    every: hours(1),
    /** Rows taken in one transaction: a few milliseconds, so that nobody's write waits longer for it. */
    batch: 500,
    /** Accounts taken in one transaction: each takes its rows of all tables along. */
    accounts: 10,
    /** Expired links are kept a while to say "expired" instead of "unknown". */
    expiredLinksFor: days(7),
    /** As long as its "it wasn't me" works. */
    sentMailFor: days(12),
    /** Time for an operator to look at it. */
    failedMailFor: days(12),
    eventsFor: days(365),
  },

  sessions: {
    /** OWASP suggests 15 to 30 minutes for banks and more for the rest; two hours survive a lunch break. */
    idle: hours(2),
    /** One working day: nobody is logged out in the middle of it, and a stolen cookie is dead the next morning. */
    absolute: hours(12),
    rememberedIdle: days(14),
    /** NIST 800-63B-4 (AAL1) asks for a new log-in after at most 30 days. */
    rememberedAbsolute: days(30),
    /** More than anybody has devices; the oldest ends when one more begins. */
    perUser: 20,
    /** "Last seen" is written this often at most: a write for every page would cost a disk flush each. */
    seenEvery: minutes(1),
  },

  passwords: {
    /** Default of PASSWORD_MIN_LENGTH. NIST 800-63B-4 asks for 15 where a password is the only factor. */
    minLength: 12,
    /** NIST and OWASP ASVS 6.2.1: nothing an operator sets may go below. */
    minLengthFloor: 8,
    /** Room for any passphrase (ASVS 6.2.9 asks for 64), and a bound on what is hashed. Code points. */
    maxLength: 256,
    /**
     * Guesses that must not be enough. The estimate counts ten for a random character, so a random password of the least
     * length always passes; ten thousand million separate our lists: of good passwords all need a hundred times more,
     * of bad ones nearly none as many.
     */
    minGuesses: (minLength: number): number => 10 ** Math.min(10, minLength - 1),
    /**
     * The estimate looks at this many characters and this many ways to undo `p4ssw0rd`. It holds up every other request
     * while it runs: 0.2 to 1 ms for usual passwords, at worst 4 ms; with 100 and 100 it was 650 ms.
     */
    estimatedLength: 40,
    estimatedSpellings: 4,
    /** Of the passwords that stood in breaches, long enough and most used first. ASVS 6.2.4 asks for 3,000. */
    leakedKept: 50_000,
    /** Words of the site and of the address shorter than this are parts of too many others. Characters. */
    ownWordMinLength: 3,
  },

  hashing: {
    /** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Kibibytes. */
    memoryCost: 19 * 1024,
    timeCost: 2,
    parallelism: 1,
    /**
     * Hashes at once. One thread of libuv's pool stays free, or files and names would wait behind passwords. No more than
     * cores: they would only push each other's 19 MiB out of the processor's cache.
     */
    atOnce: (cores: number, poolThreads: number): number => Math.max(1, Math.min(cores, poolThreads - 1)),
    /** Hashes waiting behind them: about a second's work on two cores. Past it the answer is 503. */
    waiting: 100,
    /**
     * One who comes when they are that many waits for a place, between these two by chance, and is refused then. Refused at
     * once they would be back at once: a hundred who do that keep the process busy with nothing but refusing, and refused
     * together they would come back together. Well within a second.
     */
    refusedAfter: { atLeast: seconds(0.2), atMost: seconds(0.6) },
    /** What a refused visitor is told to wait. */
    retryAfter: seconds(5),
  },

  requests: {
    /** A notice waits this long for the page after a redirect, and is forgotten if that never came. */
    noticeLifetime: seconds(60),
    /** The language that somebody chose; longer would outlive most devices. */
    languageLifetime: days(365),
    /** OWASP ASVS 3.4.1 asks for a year or more. */
    httpsOnlyFor: days(365),
    /** Real ones are shorter; the rest says nothing more. Characters. */
    userAgentLength: 256,
    /** Bytes of a form. The largest honest one has two passwords of 256 characters and is under 3 kB. */
    bodyBytes: 16 * 1024,
    fields: 20,
    /** The longest address bar that mail clients and proxies keep whole. Characters of `next`. */
    nextLength: 2000,
  },

  site: {
    /** Of SITE_NAME in a title and as the name of a sender: longer ones are cut by mail programs. Characters. */
    nameLength: 60,
    /** Of SITE_LOGO, which comes with the first page somebody sees. Bytes. */
    logoBytes: 256 * 1024,
  },

  connections: {
    /** A browser sends its headers at once; whoever sends them a byte at a time means to keep the connection. */
    headersIn: seconds(15),
    /** With the body, which has 16 kB at most: also over a bad mobile line. */
    wholeIn: seconds(30),
    /**
     * Open between two requests. Longer than usual proxies keep theirs (60 seconds), or they would now and then send a
     * form over one that is just being closed, and answer 502.
     */
    idleFor: seconds(75),
    /** No byte in either direction while an answer is due: its reader has gone, or does not read it. */
    silentFor: seconds(60),
    /** How often the first two are looked at. */
    lookEvery: seconds(5),
    /** Each takes some 30 kB. Past it idle ones are closed, and newcomers turned away until there is room. */
    atOnce: 2000,
  },

  database: {
    /** Writes waiting for the gate: at some 1,000 a second this is half a second. Past it the answer is 503. */
    writesWaiting: 500,
    retryAfter: seconds(2),
    /** SQLite's own wait for a lock blocks the process, so it is short … */
    busyTimeout: 50,
    /** … and the gate tries again, without blocking, for this long. */
    lockPatience: seconds(5),
    lockRetryEvery: 25,
    /**
     * Bytes to which the log of changes is cut back after somebody's long look at the database has let it grow. Twice
     * what SQLite lets it grow to by itself.
     */
    logAtMost: 8 * 1024 * 1024,
    /**
     * Bytes of the file that the reader keeps in memory, once they were needed: with a million users a page for somebody
     * who is logged in takes four pages of the file that nobody else's does, so this is for some two thousand people at once.
     */
    readerCache: 32 * 1024 * 1024,
    /**
     * Bytes of the file that the writer keeps in memory: it fills with whatever is registered, and each write looks at a few
     * rows that the system's own cache has as well.
     */
    writerCache: 4 * 1024 * 1024,
  },

  mail: {
    /** Messages rendered and handed over at once; also the connections to the SMTP server. */
    atOnce: 5,
    /** How long a worker may hold a message before another may take it over (after a crash). */
    lease: minutes(2),
    /** A message is looked for this often even when nobody rang. */
    pollEvery: seconds(1),
    /** The first retry, doubled each time up to `retryAtMost`. */
    retryFirst: seconds(5),
    retryAtMost: hours(1),
    /** Up to a fifth sooner, by chance: what failed together shall not come back together. */
    retryJitter: 0.2,
    /** To one address, asked for by one network: three at once, then one a minute … */
    burst: 3,
    refill: minutes(1),
    /** … and five a day: whoever still has no mail then looks elsewhere. */
    perNetworkAndDay: 5,
    /** To one address, asked for by anybody. */
    perAddressAndDay: 15,
    /** Default of MAIL_PER_HOUR: past it mail waits. Most providers take more, so this stops a flood, not a day. */
    perHour: 500,
    /** The part of it that only owners get: news of their account, and what they asked for in a browser of theirs. */
    reservedForPriority: 0.1,
    /** What `/dev/mail` shows: enough for an afternoon. */
    keptInDevelopment: 100,
    /** Whoever says "it wasn't me" has peace for this long. */
    blockedFor: days(30),
    /**
     * A server that refused for a day will not take it; the message is parked where an operator sees it. Counted in
     * attempts, ten in the first one and a half hours and then one an hour: mail that had to wait has its day, too.
     */
    attempts: 33,
    /** A silent server is given up after this long and tried again later. */
    silence: seconds(20),
    /** One that answers a little at a time is not silent, but slow: a delivery ends well before its lease does. */
    deliveryAtMost: minutes(1),
    /** What stopping waits for the messages in hand. What is not delivered by then goes out after the next start. */
    stopPatience: seconds(3),
  },

  stopping: {
    /** From SIGTERM: what is under way is answered. Connections that are still open then are cut. */
    answers: seconds(5),
    /** Connections whose answer is out are closed at the next look. */
    lookForIdleEvery: 50,
    /** And the worker finishes the message in hand. Orchestrators usually kill after ten seconds. */
    everything: seconds(9),
  },

  log: {
    /**
     * Lines about requests that went as they should are written together, at the latest after this. Each by itself they
     * cost an eighth of a page, together a thirtieth; `kill -9` loses as much of them.
     */
    requestsWait: 100,
  },
} as const;
