import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { RateLimits } from '../../limits/rate-limits.js';
import type { Session } from '../../sessions/session.entity.js';
import { Sessions } from '../../sessions/sessions.js';
import type { NewSession } from '../../sessions/session-data.js';
import { Events } from '../../users/events.js';

/** Lists and ends a user's sessions. */
@Injectable()
export class DeviceSessions {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly rateLimits: RateLimits,
    private readonly database: Database,
  ) {}

  /** The current session first, then the most recently seen. */
  async list({ userId, session }: Principal): Promise<Session[]> {
    const live = await this.sessions.ofUser(userId);
    const isCurrent = ({ idHash }: Session): boolean => idHash === session.hash;
    return [...live.filter(isCurrent), ...live.filter((one) => !isCurrent(one))];
  }

  /** The current session gets a new id; a token stays as it is. @throws SessionEnded, RateLimited. */
  async endOthers(principal: Principal, client: ClientInfo): Promise<NewSession | undefined> {
    const { userId, session } = principal;
    await this.rateLimits.consume(this.rateLimits.change(`sessions ${userId}`));
    return this.database.write([ofAccount(userId)], async (db) => {
      if (principal.bearer) await this.sessions.requireLive(principal, db);
      await this.sessions.endAll(db, userId, session.hash);
      await this.events.record(db, userId, 'other-sessions-ended', client);
      return principal.bearer ? undefined : this.sessions.renew(db, principal, false);
    });
  }

  /** False if the account has no such session. @throws SessionEnded, RateLimited. */
  async end(principal: Principal, hash: string, client: ClientInfo): Promise<boolean> {
    const { userId } = principal;
    await this.rateLimits.consume(this.rateLimits.change(`sessions ${userId}`));
    return this.sessions.write(principal, async (db) => {
      if (!(await this.sessions.revoke(db, principal, hash))) return false;
      await this.events.record(db, userId, 'session-ended', client);
      return true;
    });
  }
}
