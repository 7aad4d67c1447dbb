import { days, hours, minutes, seconds } from './common/time.js';

/** Every lifetime, length and limit, with its reason. What operators may change: a default in src/config/config.ts. */
export const policy = {
  activation: {
    /** Long enough to read the mail the next morning, short enough that an old mailbox dump is worthless. */
    linkLifetime: hours(24),
    /** The browser that registered is recognized as long as its link is valid. */
    browserLifetime: hours(24),
  },

  links: {
    /** A reset link opens the account, so it is only for someone who is waiting for the mail. */
    passwordReset: minutes(30),
    /** The new mailbox may be on another device. */
    emailChange: minutes(60),
    /** Time to notice an attacker's change after a week away. */
    undo: days(7),
    /** How long a cookie keeps the token of a reset until the form is sent. */
    resetCookie: minutes(30),
  },

  /** After this time, pages where an account could be lost ask for the password again. */
  reauthentication: { freshFor: minutes(10) },

  /** A browser that was not used for this long counts as new again. */
  devices: { remembered: days(180) },

  limits: {
    /**
     * Wrong passwords for one address, from browsers that never logged in to it. The first five cost no wait: typos.
     * One attempt in 15 minutes is too slow to guess a password, and the owner never waits longer.
     */
    passwords: { free: 5, first: seconds(1), longest: minutes(15), forgottenAfter: days(1) },
    /** Wrong passwords and unknown links from one network: enough for a household's typos, not for a leaked list. */
    failures: { count: 30, in: minutes(10) },
    /** Registrations, resends, resets and email changes from one network: for each of the four. */
    asking: { count: 60, in: hours(1) },
    /**
     * The same two, counted for the networks around one: so many times the limit. Whoever has a /64 often has the /56
     * or /48 around it, so those are little more than one household, or one university with its guests. A /24 of IPv4
     * belongs to many customers, each perhaps a whole company behind one address, so it holds more.
     */
    wider: { '/56': 2, '/48': 4, '/24': 8 },
    /**
     * Changes of address that one account can ask for. Each mails the old address a link to undo it, which must not be
     * merged with others or get lost among hundreds.
     */
    changesOfAddress: { count: 10, in: days(1) },
  },

  /** Time to change one's mind, or to notice that someone else did it. */
  deletion: { grace: days(14) },

  /** Entries on the page; the export has all of them. */
  activity: { shown: 100 },

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
  },

  sessions: {
    /** OWASP suggests 15 to 30 minutes for banks and more for other sites. Two hours cover a lunch break. */
    idle: hours(2),
    /** One working day without a log-out. A stolen cookie is worthless the next morning. */
    absolute: hours(12),
    rememberedIdle: days(14),
    /** NIST 800-63B-4 (AAL1) asks for a new log-in after at most 30 days. */
    rememberedAbsolute: days(30),
    /** More devices than anyone has. One more session ends the oldest. */
    perUser: 20,
    /** "Last seen" is written at most this often. A write per page would cost a disk flush per page. */
    seenEvery: minutes(1),
  },

  passwords: {
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
     * How many characters, and ways to undo `p4ssw0rd`, the estimate checks. It blocks all other requests: for 0.2 to 1
     * ms with usual passwords, 4 ms at worst. With 100 and 100 it took 650 ms.
     */
    estimatedLength: 40,
    estimatedSpellings: 4,
    /** Of the breached passwords that are long enough, the most used ones. ASVS 6.2.4 asks for 3,000. */
    leakedKept: 50_000,
    /** In characters. Shorter words of the site or address are part of too many other words. */
    ownWordMinLength: 3,
  },

  hashing: {
    /** In KiB. OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
    memoryCost: 19 * 1024,
    timeCost: 2,
    parallelism: 1,
    /**
     * One thread of libuv's pool stays free, so that file and DNS access does not wait behind passwords. No more hashes
     * than cores: more would only evict each other's 19 MiB from the CPU cache.
     */
    atOnce: (cores: number, poolThreads: number): number => Math.max(1, Math.min(cores, poolThreads - 1)),
    /** Queued hashes: about one second of work on two cores. When the queue is full, the answer is 503. */
    waiting: 100,
    /**
     * With a full queue, a request waits a random time in this range for a place. Clients refused at once would retry
     * at once, and a hundred keep the process busy with refusals alone; clients refused together would retry together.
     */
    refusedAfter: { atLeast: seconds(0.2), atMost: seconds(0.6) },
    /** The `Retry-After` of a refusal. */
    retryAfter: seconds(5),
  },

  requests: {
    /** How long a notice waits for the page after a redirect. */
    noticeLifetime: seconds(60),
    /** How long a chosen language is remembered. Most devices do not last longer. */
    languageLifetime: days(365),
    /** OWASP ASVS 3.4.1 asks for a year or more. */
    httpsOnlyFor: days(365),
    /** In characters. Real User-Agent headers are shorter. */
    userAgentLength: 256,
    /** Of a form. The largest legitimate one has two passwords of 256 characters and is under 3 kB. */
    bodyBytes: 16 * 1024,
    fields: 20,
    /** Characters of `next`. Mail clients and proxies do not truncate URLs up to this length. */
    nextLength: 2000,
  },

  site: {
    /** Characters of SITE_NAME, in titles and as the sender's name. Mail clients truncate longer names. */
    nameLength: 60,
    /** Of SITE_LOGO, which loads with the first page that a visitor sees. */
    logoBytes: 256 * 1024,
  },

  connections: {
    /** A browser sends its headers at once. A client that sends them byte by byte wants to hold the connection. */
    headersIn: seconds(15),
    /** Headers and body (at most 16 kB), also over a bad mobile connection. */
    wholeIn: seconds(30),
    /** Longer than the usual 60 seconds of proxies, which would else send a form over a closing connection: a 502. */
    idleFor: seconds(75),
    /** No byte in either direction during a response: the client is gone or does not read. */
    silentFor: seconds(60),
    /** How often the first two are checked. */
    lookEvery: seconds(5),
    /** Each takes about 30 kB. Above this, idle connections are closed and new ones refused until there is room. */
    atOnce: 2000,
  },

  database: {
    /** Queued writes: half a second at about 1,000 writes per second. When the queue is full, the answer is 503. */
    writesWaiting: 500,
    retryAfter: seconds(2),
    /** SQLite blocks the process while it waits for a lock, so this is short … */
    busyTimeout: 50,
    /** … and the database retries for this long without blocking. */
    lockPatience: seconds(5),
    lockRetryEvery: 25,
    /** Bytes to which the WAL is truncated after a long read let it grow. Twice SQLite's default checkpoint size. */
    logAtMost: 8 * 1024 * 1024,
    /**
     * Bytes of the file that the reader caches. With a million users, a page for a logged-in user reads four pages of
     * the file that no one else needs, so this is enough for about 2,000 concurrent users.
     */
    readerCache: 32 * 1024 * 1024,
    /** Bytes. Registrations fill it, and the few rows that a write reads are also in the operating system's cache. */
    writerCache: 4 * 1024 * 1024,
  },

  mail: {
    /** Messages rendered and sent concurrently; also the number of SMTP connections. */
    atOnce: 5,
    /** How long a worker holds a message before another can take it over (after a crash). */
    lease: minutes(2),
    /** How often the worker looks for messages without a wake signal. */
    pollEvery: seconds(1),
    /** The first retry, doubled each time up to `retryAtMost`. */
    retryFirst: seconds(5),
    retryAtMost: hours(1),
    /** Mails whose wait has ended, per transaction: about a millisecond. */
    promotedAtOnce: 100,
    /** Randomly up to a fifth sooner, so that messages that failed together are not retried together. */
    retryJitter: 0.2,
    /** To one address, requested from one network: three at once, then one per minute … */
    burst: 3,
    refill: minutes(1),
    /** … and five per day. Someone who still has no mail then has another problem. */
    perNetworkAndDay: 5,
    /** To one address, requested from anywhere; as many again from browsers that its owner has used. */
    perAddressAndDay: 15,
    /**
     * Above that, up to this number, the first mail that each network requests is sent: three networks with five
     * requests each must not use up what belongs to the owner. A network is here an IPv4 address or an IPv6 /48, since
     * whoever has a /48 has 65,536 networks of the usual size.
     */
    firstsUpTo: 30,
    /**
     * Default of MAIL_PER_HOUR, for what strangers request. Mail above it waits. Most providers accept more, so this
     * only stops a flood. Mail to account owners is not counted: it is limited per account.
     */
    perHour: 500,
    /**
     * Notices of one kind to one account that leave at once, such as "a new log-in"; the others become one mail at the
     * end of the hour. Nobody logs in with a fourth new browser in an hour, and nobody reads five hundred such mails.
     */
    notices: { atOnce: 3, in: hours(1) },
    /**
     * Mails that one network (an IPv4 /24 or IPv6 /48) requests in an hour before those of others: what a household or
     * a small company needs. More of them are sent as well, from the part of the hour that is for all.
     */
    shareOfNetwork: 5,
    /**
     * The part of `perHour` for networks that have not had their share. A university behind one network still gets 250
     * in an hour, and to use up the rest, a flood needs fifty networks.
     */
    keptForOthers: 0.5,
    /** Of `atOnce`: many notices at once slow the mail that strangers request down, but never stop it. */
    keptForStrangers: 1,
    /** Mails that `/dev/mail` shows: enough for an afternoon of work. */
    keptInDevelopment: 100,
    /** How long an address gets no requested mail after its owner said "it wasn't me". */
    blockedFor: days(30),
    /**
     * After about a day of refusals the message is parked for the operator. Counted in attempts (ten in the first 90
     * minutes, then one per hour), so that mail that had to wait also gets a full day.
     */
    attempts: 33,
    /** How long to wait for a mail server that does not answer. The message is retried later. */
    silence: seconds(20),
    /** A server that answers slowly does not reach `silence`, so a delivery also has a limit well below its lease. */
    deliveryAtMost: minutes(1),
    /** How long a shutdown waits for messages that are being sent. The rest is sent after the next start. */
    stopPatience: seconds(3),
  },

  stopping: {
    /** From SIGTERM: time to answer pending requests. Connections that are still open then are closed. */
    answers: seconds(5),
    /** How often connections without a pending request are closed. */
    lookForIdleEvery: 50,
    /** The whole shutdown, with the mail worker. Orchestrators usually kill after ten seconds. */
    everything: seconds(9),
  },

  log: {
    /**
     * Successful requests are logged in batches, at the latest after this time: alone a line costs an eighth of a page,
     * in a batch a thirtieth. `kill -9` loses up to one batch.
     */
    requestsWait: 100,
  },
} as const;
