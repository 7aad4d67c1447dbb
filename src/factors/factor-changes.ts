import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import type { Attempt } from '../limits/rate-limiter.js';
import { RateLimits } from '../limits/rate-limits.js';
import type { NewSession } from '../sessions/session-data.js';
import { Sessions } from '../sessions/sessions.js';
import { Events, type Notification } from '../users/events.js';
import { Users } from '../users/users.js';
import { NeededFactor } from './needed-factor.js';

type Change = (db: EntityManager) => Promise<Notification | undefined>;

/** What all changes of the factors have in common: an event, a mail, and other sessions end. */
@Injectable()
export class FactorChanges {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly users: Users,
    private readonly rateLimits: RateLimits,
    private readonly needed: NeededFactor,
  ) {}

  /**
   * Adds something.
   * @param work changes something and says what it was, or undefined if there was nothing to change.
   * @throws RateLimited, SessionEnded, errors of `work`.
   */
  async add(principal: Principal, work: Change, client: ClientInfo): Promise<NewSession | undefined> {
    const limit = this.rateLimits.changeOfFactors(principal.userId);
    await this.rateLimits.consume([], limit);
    return this.apply(principal, work, client, limit);
  }

  /** The same for a removal, which never waits. @throws InvalidField at `form` if it is the last one and the site needs one. */
  async remove(principal: Principal, work: Change, client: ClientInfo): Promise<NewSession | undefined> {
    const removal: Change = async (db) => {
      const notification = await work(db);
      if (notification) await this.needed.requireAfterRemoval(db, principal.userId);
      return notification;
    };
    return this.apply(principal, removal, client);
  }

  private async apply(
    principal: Principal,
    work: Change,
    client: ClientInfo,
    limit: readonly Attempt[] = [],
  ): Promise<NewSession | undefined> {
    const { userId } = principal;
    const user = await this.users.get(userId);
    const change = async (db: EntityManager): Promise<NewSession | undefined> => {
      const notification = await work(db);
      if (!notification) return undefined;
      await this.rateLimits.spend(db, limit, []);
      await this.sessions.endAll(db, userId, principal.session.hash);
      await this.events.recordAndNotify(db, user, notification, client);
      // With the last factor goes what it has proved: the pages for admins would stay open without one.
      const hasFactor = await this.needed.hasFactor(db, userId);
      const amr = hasFactor ? principal.amr : principal.amr.filter((method) => method !== 'mfa');
      return this.sessions.renew(db, { ...principal, amr }, false);
    };
    return this.sessions.write(principal, change, this.rateLimits.subjectsOf(limit));
  }
}
