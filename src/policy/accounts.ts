import { days, hours, minutes } from '../common/time.js';

/** What an account, its links and its sessions may do, and for how long. */
export const accounts = {
  activation: {
    /** Long enough to read the mail the next morning, short enough that an old mailbox dump is worthless. */
    linkLifetime: hours(24),
    /** The browser that registered is recognized as long as its link is valid. */
    browserLifetime: hours(24),
    /** Mail can take a minute. Only a hint: the actual limit is `mail.burst`. */
    resendAfter: minutes(1),
  },

  links: {
    /** A reset link opens the account, so it is only for someone who is waiting for the mail. */
    passwordReset: minutes(30),
    /** For somebody who does not expect it: an operator has made the account, which holds nothing yet. */
    firstPassword: days(7),
    /** The new mailbox may be on another device. */
    emailChange: minutes(60),
    /** Time to notice an attacker's change after a week away. */
    undo: days(7),
    /** How long a cookie keeps the token of a reset until the form is sent. */
    resetCookie: minutes(30),
  },

  invites: {
    /** Time to come back from a holiday. */
    lifetime: days(14),
    /** A link that is forgotten on some page must not let people in for ever. */
    lifetimeAtMost: days(90),
    /** A large company on its first day. */
    usesAtMost: 10_000,
    /** Of one invitation: more than any site has need for. */
    groupsAtMost: 20,
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

  /** What is used besides the password. */
  factors: {
    /** Codes of the step before and after are accepted: clocks differ, and people type slowly (RFC 6238, 5.2). 160 bits, as RFC 4226 recommends. */
    totp: { stepsApart: 1, keyBytes: 20 },
    /** As many as GitHub has. 120 random bits each: from 112 on, a plain hash is enough (OWASP ASVS 6.5.2). */
    recoveryCodes: { count: 10, groups: 4, groupLength: 6 },
    passkeys: {
      /** More than anyone has. */
      perUser: 20,
      /** In code points. */
      nameLength: 60,
      /** In bytes, as WebAuthn limits it. A longer one would not fit into an index of PostgreSQL. */
      idLength: 1023,
      /** How long a browser may wait for a person to use a key. WebAuthn recommends five to ten minutes. */
      timeout: minutes(5),
      /** Longer, so that an answer from the last moment is still accepted. */
      challenge: minutes(6),
    },
    /** Time to get the phone. Nothing can be done with it but to enter the code. */
    pendingLogin: minutes(5),
    /** Chosen with the code: this browser does not need it again for so long. */
    trustedBrowser: days(30),
    /** Time for the owner to notice that somebody else, with password and mailbox, wants to remove the factors. */
    recovery: { wait: hours(24), validFor: days(7) },
  },

  sessions: {
    /** OWASP suggests 15 to 30 minutes for banks and more for other sites. Two hours cover a lunch break. */
    idle: hours(2),
    /** One working day without a log-out. A stolen cookie is worthless the next morning. */
    absolute: hours(12),
    rememberedIdle: days(14),
    /** NIST 800-63B-4 (AAL1) asks for a new log-in after at most 30 days. */
    rememberedAbsolute: days(30),
    /** A program that logs in keeps its token for a day. For longer there are personal tokens. */
    bearer: hours(24),
    /** More devices than anyone has. One more session ends the oldest. */
    perUser: 20,
    /** "Last seen" is written at most this often. A write per page would cost a disk flush per page. */
    seenEvery: minutes(1),
  },

  accessTokens: {
    /** More programs than anyone has. */
    perUser: 50,
    /** GitHub and others offer a year at most, so that a forgotten one does not work for ever. */
    atMost: days(366),
    /** Without a wish. */
    usually: days(90),
    /** "Last used" is written at most this often. */
    usedEvery: minutes(1),
    /** In code points. */
    nameLength: 60,
  },

  /** Requests with an Idempotency-Key that made something. */
  keyedRequests: {
    /** As Stripe keeps them: a client that was off over night can still ask again. */
    keptFor: hours(24),
    /** More than any script makes in a day. Of more, the oldest are forgotten. */
    perUser: 1000,
    /** In characters, as Stripe has it. A UUID has 36. */
    keyLength: 255,
  },

  /** In code points. `greetedUpTo` is longer than most full names, and shorter than a misleading sentence. */
  displayName: { maxLength: 80, greetedUpTo: 40 },

  /** Time to change one's mind, or to notice that someone else did it. */
  deletion: { grace: days(14) },

  /** Entries on the page; the export has all of them. */
  activity: {
    shown: 100,
    /** Of the API, if the request names no number. */
    perAnswer: 20,
    /** Up to this age, times are also shown as "2 days ago". */
    relativeFor: days(30),
  },
} as const;
