import { days, hours, minutes, seconds } from '../common/time.js';

/** How mail is sent, and how much. */
export const mail = {
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
   * After about a day of refusals the message is given up, and kept for the operator. Counted in attempts (ten in the first 90
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
} as const;
