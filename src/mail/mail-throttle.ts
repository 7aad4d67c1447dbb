import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fixedWindow } from '../limits/rate-limiter.js';
import { RateLimits } from '../limits/rate-limits.js';
import { networkOf } from '../common/ip-network.js';
import { policy } from '../policy.js';
import { days, type Duration, type Timestamp } from '../common/time.js';
import { SuppressionList } from './suppression-list.js';

/** A request for a mail to an address, which may belong to someone else. */
export interface MailRequest {
  readonly ip: string;
  /** Lower case, with or without an account. */
  readonly normalizedEmail: string;
  /** The cookie of a browser in which the owner has logged in. It has a limit of its own that others cannot use up. */
  readonly knownDevice?: string | undefined;
}

const { burst, refill, perNetworkAndDay, perAddressAndDay, notices } = policy.mail;

/** Keeps forms from flooding a mailbox, and others from using up its owner's limit. The forms give the same answer. */
@Injectable()
export class MailThrottle {
  constructor(
    private readonly rateLimits: RateLimits,
    private readonly suppressions: SuppressionList,
  ) {}

  /**
   * How long this mail has to wait; undefined when it is over a limit and must not be sent. The same work in both
   * cases, or the time would reveal which addresses were requested recently, and who said "it wasn't me".
   */
  async admit(db: EntityManager, { ip, normalizedEmail, knownDevice }: MailRequest): Promise<Duration | undefined> {
    const isKnown = knownDevice !== undefined;
    const subject = `${normalizedEmail} ${isKnown ? `device ${knownDevice}` : `network ${networkOf(ip)}`}`;
    const blocked = await this.suppressions.has(db, normalizedEmail);
    const attempts = [
      { rule: perSenderAndDay, subject },
      { rule: perDay, subject: isKnown ? subject : normalizedEmail },
    ];
    const tooMany = (await this.rateLimits.consumeIn(db, attempts, { constantWork: true })) > 0;
    const accepted = !tooMany && (!blocked || isKnown);
    const limits = { burst, every: refill, atMost: perNetworkAndDay, counts: accepted };
    const wait = await this.rateLimits.gcra(db, { name: 'mail burst', subject }, limits);
    return accepted ? wait : undefined;
  }

  /** Counts a notice of this kind. Returns when a merged one is due, or undefined while the notice may leave at once. */
  async countNotice(db: EntityManager, userId: string, kind: string): Promise<Timestamp | undefined> {
    const counts = await this.rateLimits.read(db, [{ rule: noticesPerHour, subject: `${kind} ${userId}` }]);
    await this.rateLimits.save(db, counts, true);
    const [{ limit } = { limit: undefined }] = counts;
    return limit && limit.points >= notices.atOnce ? limit.expiresAt : undefined;
  }
}

const noticesPerHour = fixedWindow('notices', notices.atOnce, notices.in);

const perSenderAndDay = fixedWindow('mail asked by one', perNetworkAndDay, days(1));
const perDay = fixedWindow('mail asked by anybody', perAddressAndDay, days(1));
