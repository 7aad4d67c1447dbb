import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fixedWindow } from '../limits/rate-limiter.js';
import { RateLimits } from '../limits/rate-limits.js';
import { networkOf } from '../common/ip-network.js';
import { policy } from '../policy.js';
import type { Duration } from '../common/time.js';
import { days } from '../common/time.js';
import { SuppressionList } from './suppression-list.js';

/** Somebody asked for a mail to an address, which may not be theirs. */
export interface MailRequest {
  readonly ip: string;
  /** In lower case, known or not. */
  readonly normalizedEmail: string;
  /** The cookie of a browser in which the owner logged in before: it has a share that no stranger can use up. */
  readonly knownDevice?: string | undefined;
}

const { burst, refill, perNetworkAndDay, perAddressAndDay } = policy.mail;

/**
 * Keeps the forms from being used to flood a mailbox, and strangers from using up the share of its owner. Nobody sees
 * it from outside: the forms answer alike.
 */
@Injectable()
export class MailThrottle {
  constructor(
    private readonly rateLimits: RateLimits,
    private readonly suppressions: SuppressionList,
  ) {}

  /**
   * How long this mail has to wait; undefined when it is one too many and goes to nobody. The same work for either, or
   * the time would tell who was asked about lately, and who said "it wasn't me".
   */
  async admit(
    db: EntityManager,
    { ip, normalizedEmail, knownDevice }: MailRequest,
  ): Promise<Duration | undefined> {
    const asker = knownDevice === undefined ? `network ${networkOf(ip)}` : `device ${knownDevice}`;
    const blocked = await this.suppressions.has(db, normalizedEmail);
    const attempts = [
      { rule: ofAskerAndDay, subject: `${normalizedEmail} ${asker}` },
      { rule: ofDay, subject: knownDevice === undefined ? normalizedEmail : `${normalizedEmail} ${asker}` },
    ];
    const tooMany = (await this.rateLimits.consumeIn(db, attempts, { constantWork: true })) > 0;
    const goes = !tooMany && (!blocked || knownDevice !== undefined);
    const wait = await this.rateLimits.gcra(
      db,
      { name: 'mail burst', subject: `${normalizedEmail} ${asker}` },
      { burst, every: refill, atMost: perNetworkAndDay, joins: goes },
    );
    return goes ? wait : undefined;
  }
}

const ofAskerAndDay = fixedWindow('mail asked by one', perNetworkAndDay, days(1));
const ofDay = fixedWindow('mail asked by anybody', perAddressAndDay, days(1));
