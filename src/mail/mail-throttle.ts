import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ofAddress, type Subject } from '../database/subjects.js';
import type { Attempt } from '../limits/rate-limiter.js';
import { fixedWindow } from '../limits/rule.js';
import { RateLimits } from '../limits/rate-limits.js';
import { mailboxOf } from '../common/email-address.js';
import { customerOf, networkOf, widestNetworkOf } from '../common/ip-network.js';
import { policy } from '../policy.js';
import { days, hours, type Duration, type Timestamp } from '../common/time.js';
import { SuppressionList } from './suppression-list.js';

/** A request for a mail to an address, which may belong to someone else. */
export interface MailRequest {
  readonly ip: string;
  readonly userAgent: string;
  /** Lower case, with or without an account. */
  readonly normalizedEmail: string;
  /** The cookie of a browser in which the owner has logged in. It has a limit of its own that others cannot use up. */
  readonly knownDevice?: string | undefined;
}

/** The answer to one. The fields are filled in either way, since every branch writes a row. */
export interface Admission {
  /** False over a limit: the mail must not be sent. */
  readonly accepted: boolean;
  /** How long the mail has to wait. */
  readonly wait: Duration;
  readonly priority: number;
  /** Whose mails take turns with those of others. */
  readonly flow: string;
}

const { burst, refill, perNetworkAndDay, perAddressAndDay, firstsUpTo, shareOfNetwork, notices } = policy.mail;

/** Keeps forms from flooding a mailbox, and others from using up its owner's limit. The forms give the same answer. */
@Injectable()
export class MailThrottle {
  constructor(
    private readonly rateLimits: RateLimits,
    private readonly suppressions: SuppressionList,
  ) {}

  /** For a transaction with `admit`. What is counted by mailbox needs no subject of its own. */
  subjectsOf(request: MailRequest): Subject[] {
    const { flow } = senderOf(request);
    const share = { rule: byNetworkAndHour, subject: flow };
    return [ofAddress(request.normalizedEmail), ...this.rateLimits.subjectsOf([share])];
  }

  /**
   * The same work whether or not the mail may be sent, or the time would reveal which addresses were requested
   * recently, and who said "it wasn't me".
   */
  async admit(db: EntityManager, request: MailRequest): Promise<Admission> {
    const isKnown = request.knownDevice !== undefined;
    const from = senderOf(request);
    const blocked = await this.suppressions.has(request.normalizedEmail, db);
    const counts = await this.rateLimits.read(db, attemptsOf(from));
    const [bySender = 0, byCustomer = 0, byAll = 0, byNetwork = 0] = counts.map(({ limit }) => limit.points);
    const withinLimits = bySender < perNetworkAndDay && byAll < (byCustomer === 0 ? firstsUpTo : perAddressAndDay);
    await this.rateLimits.save(db, counts, withinLimits);
    const accepted = withinLimits && (!blocked || isKnown);
    const limits = { burst, every: refill, atMost: perNetworkAndDay, counts: accepted };
    const wait = await this.rateLimits.gcra(db, { name: 'mail burst', subject: from.sender }, limits);
    const ofStranger = byNetwork < shareOfNetwork * this.rateLimits.networkFactor ? 0 : -1;
    return { accepted, wait, priority: isKnown ? 1 : ofStranger, flow: from.flow };
  }

  /** Counts a notice of this kind. Returns when a merged one is due, or undefined while the notice may leave at once. */
  async countNotice(db: EntityManager, userId: string, kind: string): Promise<Timestamp | undefined> {
    const counts = await this.rateLimits.read(db, [{ rule: noticesPerHour, subject: `${kind} ${userId}` }]);
    await this.rateLimits.save(db, counts, true);
    const [before] = counts;
    return before && before.limit.points >= notices.atOnce ? before.limit.expiresAt : undefined;
  }
}

const noticesPerHour = fixedWindow('notices', { count: notices.atOnce, in: notices.in });

/** Who requests mail to this mailbox, for each of the counts. */
type Sender = Readonly<Record<'sender' | 'customer' | 'all' | 'flow', string>>;

function senderOf({ ip, normalizedEmail, knownDevice }: MailRequest): Sender {
  const mailbox = mailboxOf(normalizedEmail);
  if (knownDevice !== undefined) {
    const sender = `${mailbox} device ${knownDevice}`;
    return { sender, customer: sender, all: `${mailbox} known devices`, flow: `mailbox ${mailbox}` };
  }
  return {
    sender: `${mailbox} network ${networkOf(ip)}`,
    customer: `${mailbox} network ${customerOf(ip)}`,
    all: mailbox,
    flow: `network ${widestNetworkOf(ip)}`,
  };
}

const bySenderAndDay = fixedWindow('mail asked by one', { count: perNetworkAndDay, in: days(1) });
const byCustomerAndDay = fixedWindow('mail asked by one customer', { count: perNetworkAndDay, in: days(1) });
const byAllAndDay = fixedWindow('mail asked by anybody', { count: perAddressAndDay, in: days(1) });
const byNetworkAndHour = fixedWindow('mail share', { count: shareOfNetwork, in: hours(1) });

function attemptsOf({ sender, customer, all, flow }: Sender): Attempt[] {
  return [
    { rule: bySenderAndDay, subject: sender },
    { rule: byCustomerAndDay, subject: customer },
    { rule: byAllAndDay, subject: all },
    { rule: byNetworkAndHour, subject: flow },
  ];
}
