import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isIP } from 'node:net';
import { type EmailAddress, parseEmailAddress } from '../common/email-address.js';
import { ofAccount } from '../database/subjects.js';
import { type Limited, Limits, type NamedCount } from '../limits/limits-of.js';
import { networkInLog } from '../logging/log.js';
import type { Actor } from '../users/actor.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';

/** Whose attempts are counted: an email address, or an IP address for its network. */
export type Counted = EmailAddress | { readonly ip: string };

/** What somebody has typed. Undefined if it is neither. */
export function countedIn(text: string): Counted | undefined {
  const typed = text.trim();
  return isIP(typed) === 0 ? parseEmailAddress(typed) : { ip: typed };
}

/** Why somebody has to wait, and the end of it: for operators and admins. */
@Injectable()
export class LimitCounts {
  constructor(
    private readonly limits: Limits,
    private readonly users: Users,
    private readonly events: Events,
  ) {}

  async of(counted: Counted): Promise<NamedCount[]> {
    return this.limits.show(await this.limited(counted));
  }

  /** The owner of the account sees it. @returns how many there were. */
  async clear(by: Actor, counted: Counted): Promise<number> {
    const whose = await this.limited(counted);
    const keys = await this.limits.keysOf(whose);
    if (keys.length === 0) return 0;
    const userId = 'ip' in whose ? undefined : whose.userId;
    const about = keys.map((key) => `limit ${key}` as const);
    const named = 'ip' in whose ? { network: networkInLog(whose.ip) } : { user: userId };
    const clear = async (db: EntityManager): Promise<void> => {
      await this.limits.clear(db, keys);
      if (userId !== undefined) await this.events.record(db, userId, 'limits-cleared', by.client);
    };
    await by.write(userId === undefined ? about : [ofAccount(userId), ...about], clear, named);
    return keys.length;
  }

  private async limited(counted: Counted): Promise<Limited> {
    if ('ip' in counted) return counted;
    const { normalizedEmail } = counted;
    const user = await this.users.findByEmail(normalizedEmail);
    return { normalizedEmail, userId: user?.id };
  }
}
