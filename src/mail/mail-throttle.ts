import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { atMost } from '../limits/rate-limiter.js';
import { Limits } from '../limits/rate-limits.js';
import { networkOf } from '../common/ip-network.js';
import { policy } from '../policy.js';
import type { Span } from '../common/time.js';
import { days } from '../common/time.js';
import { MailBlocks } from './suppression-list.js';

/** Somebody asked for a mail to an address, which may not be theirs. */
export interface Asking {
  readonly ip: string;
  /** In lower case, known or not. */
  readonly addressKey: string;
  /** The cookie of a browser in which the owner logged in before: it has a share that no stranger can use up. */
  readonly knownDevice?: string | undefined;
}

const { burst, refill, perNetworkAndDay, perAddressAndDay } = policy.mail;

/**
 * Keeps the forms from being used to flood a mailbox, and strangers from using up the share of its owner. Nobody sees
 * it from outside: the forms answer alike.
 */
@Injectable()
export class MailBudget {
  constructor(
    private readonly limits: Limits,
    private readonly blocks: MailBlocks,
  ) {}

  /**
   * How long this mail has to wait; undefined when it is one too many and goes to nobody. The same work for either, or
   * the time would tell who was asked about lately, and who said "it wasn't me".
   */
  async claim(db: EntityManager, { ip, addressKey, knownDevice }: Asking): Promise<Span | undefined> {
    const asker = knownDevice === undefined ? `network ${networkOf(ip)}` : `device ${knownDevice}`;
    const blocked = await this.blocks.has(db, addressKey);
    const tries = [
      { rule: ofAskerAndDay, subject: `${addressKey} ${asker}` },
      { rule: ofDay, subject: knownDevice === undefined ? addressKey : `${addressKey} ${asker}` },
    ];
    const tooMany = (await this.limits.countIn(db, tries, { alike: true })) > 0;
    const goes = !tooMany && (!blocked || knownDevice !== undefined);
    const wait = await this.limits.queue(
      db,
      { name: 'mail burst', subject: `${addressKey} ${asker}` },
      { burst, every: refill, atMost: perNetworkAndDay, joins: goes },
    );
    return goes ? wait : undefined;
  }
}

const ofAskerAndDay = atMost('mail asked by one', perNetworkAndDay, days(1));
const ofDay = atMost('mail asked by anybody', perAddressAndDay, days(1));
