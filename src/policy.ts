import { days, hours, minutes, seconds } from './common/time.js';

/** A number per network, times NETWORK_LIMIT_FACTOR: at least one. */
export function scaled(count: number, factor: number): number {
  return Math.max(1, Math.round(count * factor));
}

/** Every lifetime, length and limit, with its reason. What operators may change: a default in src/config/config.ts. */
export const policy = {
  activation: {
    /** Long enough to read the mail the next morning, short enough that an old mailbox dump is worthless. */
    linkLifetime: hours(24),
    /** The browser that registered is recognized as long as its link is valid. */
    browserLifetime: hours(24),
    /** Mail may take a minute. Only a hint on the page: what is asked for sooner is limited by `mail.burst`. */
    resendAfter: minutes(1),
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

  devices: {
    /** A browser that was not used for this long counts as new again. */
    remembered: days(180),
    /**
     * The first browsers of an account that are still known: each may log in as often as all new ones together. Not the
     * later ones: a thief with the password can make as many known as they like, and the owner's were there before.
     */
    withOwnBudget: 10,
    /** The first log-in of an account this young mails no warning about a new browser. */
    firstLoginWithin: days(1),
    /** More than anyone has, private windows included. Of more, the newest is forgotten. */
    perUser: 100,
  },

  limits: {
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
    /** Right passwords of one account on pages that ask for it again: recent authentication lasts ten minutes. */
    proofs: { count: 30, in: minutes(10) },
    /** Other changes of one account that can be made again and again, such as of its language: one in five seconds. */
    changes: { count: 120, in: minutes(10) },
    /**
     * New passwords that one network may have judged, refused or not. Five tries for each of the 60 registrations:
     * honest people need one or two. All of them together cost three seconds of a thread.
     */
    judging: { count: 300, in: hours(1) },
  },

  /** In code points: longer than most full names, and shorter than most messages. */
  displayName: { maxLength: 80 },

  /** Time to change one's mind, or to notice that someone else did it. */
  deletion: { grace: days(14) },

  /** Entries on the page; the export has all of them. */
  activity: {
    shown: 100,
    /** How long "2 days ago" says more than the date. */
    relativeFor: days(30),
  },

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
    /** Of those, for one account or address: more than one person sends at once, yet a small part of the queue. */
    waitingPerSubject: 8,
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
    /** Registrations, or links for a new password, that a browser keeps at once. More than anyone has open. */
    tokensPerCookie: 5,
    /** How long a browser keeps the address that was last typed, for the other forms. Logging in ends that. */
    typedEmailLifetime: minutes(30),
    /** How long a chosen language is remembered. Most devices do not last longer. */
    languageLifetime: days(365),
    /** OWASP ASVS 3.4.1 asks for a year or more. */
    httpsOnlyFor: days(365),
    /** In characters. Real User-Agent headers are shorter. */
    userAgentLength: 256,
    /** Of a form. The largest legitimate one has two passwords of 256 characters and is under 3 kB. */
    bodyBytes: 16 * 1024,
    /** Extensions and proxies add some. */
    fields: 200,
    /** Characters of `next`. Mail clients and proxies do not truncate URLs up to this length. */
    nextLength: 2000,
  },

  site: {
    /** Characters of SITE_NAME, in titles and as the sender's name. Mail clients truncate longer names. */
    nameLength: 60,
    /** Of SITE_LOGO, which loads with the first page that a visitor sees. */
    logoBytes: 256 * 1024,
    /** RFC 9116, 2.5.5: what security.txt says is read again within a year. */
    contactValidFor: days(180),
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
    /** Of one network, times NETWORK_LIMIT_FACTOR: ten browsers with six connections each. A thirtieth of all. */
    perNetwork: 64,
    /**
     * Requests that begin in one turn of the event loop: a few milliseconds. Node accepts one new connection per turn,
     * and a hundred busy clients would stretch a turn to a quarter of a second.
     */
    requestsPerTurn: 8,
    /** How often refused connections are logged: a flood would fill the log. */
    refusalsLoggedEvery: minutes(1),
  },

  database: {
    /** Queued writes: half a second at about 1,000 writes per second. When the queue is full, the answer is 503. */
    writesWaiting: 500,
    retryAfter: seconds(2),
    /** How long a restore waits for the database to be free. */
    restorePatience: seconds(1),
    /** The `Retry-After` when the disk is full or fails: somebody has to fix it first. */
    storageRetryAfter: seconds(30),
    /** How long `/readyz` reports the last failure of the disk, if nothing is written in between. */
    failureShownFor: minutes(1),
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
    /** Of the file, copied by a backup between two reports. At better-sqlite3's default of 100 a large one takes minutes. */
    backupPages: 1000,
    /** Bytes. An export reads each page once. */
    snapshotCache: 512 * 1024,
  },

  mail: {
    /** Messages rendered and sent concurrently; also the number of SMTP connections. */
    atOnce: 5,
    /** How long a worker holds a message before another can take it over (after a crash). */
    lease: minutes(1),
    /** A worker that is still sending renews the lease: three renewals may fail before another takes it over. */
    renewLeaseEvery: seconds(15),
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
    /** Of `atOnce`: a server that keeps the mail of strangers waiting, perhaps on purpose, holds up no notice. */
    keptForOwners: 1,
    /** Longer than a mail waits for its turn. A network or account without mail for this long starts like a new one. */
    turnsRemembered: days(1),
    /** Mails that `/dev/mail` shows: enough for an afternoon of work. */
    keptInDevelopment: 100,
    /** How long an address gets no requested mail after its owner said "it wasn't me". */
    blockedFor: days(30),
    /**
     * After about a day of refusals the message is parked for the operator. Counted in attempts (ten in the first 90
     * minutes, then one per hour), so that mail that had to wait also gets a full day.
     */
    attempts: 33,
    /** DNS, connection, greeting and TLS. Some servers let a client wait for half a minute before they greet. */
    connectAtMost: minutes(1),
    /** From the connection to the end of the message. After that the message is retried later. */
    offerAtMost: minutes(2),
    /**
     * For the answer to the message (RFC 5321, 4.5.3.2.6): a server that scans it for minutes will have taken it, and
     * each retry would be one more copy.
     */
    answerAtMost: minutes(10),
    /** How long a shutdown waits for messages that are being sent. The rest is sent after the next start. */
    stopPatience: seconds(3),
  },

  stopping: {
    /** From SIGTERM, connections are still accepted for this long: proxies and kernels have some on the way. */
    accepting: 100,
    /** The same while more keep coming. */
    acceptingAtMost: seconds(4),
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
