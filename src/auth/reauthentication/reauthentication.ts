import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { WrongCode } from '../../domain/errors.js';
import type { AuthenticationMethod, Principal } from '../../domain/principal.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Sessions } from '../../sessions/sessions.js';
import type { NewSession } from '../../sessions/session-data.js';
import { AccountPassword } from '../../users/account-password.js';

/** Authenticates the user of a live session again. Sensitive pages ask for it: `@RecentAuthentication()`. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly accountPassword: AccountPassword,
    private readonly sessions: Sessions,
    private readonly rateLimits: RateLimits,
    private readonly database: Database,
  ) {}

  /** @throws WrongCredentials, RateLimited after too many attempts, Overloaded, SessionEnded. */
  async confirm(principal: Principal, password: string, client: ClientInfo): Promise<NewSession> {
    await this.accountPassword.verify(principal.userId, password, client);
    return this.database.write([ofAccount(principal.userId)], (db) => this.sessions.renew(db, principal, true));
  }

  /**
   * With a second factor, which is enough here: the session has begun with the first.
   * @throws WrongCode, RateLimited after too many attempts, SessionEnded.
   */
  async confirmWith(
    proof: (db: EntityManager) => Promise<AuthenticationMethod | undefined>,
    principal: Principal,
    { ip }: ClientInfo,
  ): Promise<NewSession> {
    const { userId } = principal;
    const attempts = this.rateLimits.code(userId, ip);
    await this.rateLimits.consume(attempts);
    const about = [ofAccount(userId), ...this.rateLimits.subjectsOf(attempts)];
    const session = await this.database.write(about, async (db) => {
      const method = await proof(db);
      if (method === undefined) return undefined;
      await this.rateLimits.spend(db, [], attempts);
      const amr = Array.from(new Set([...principal.amr, method, 'mfa' as const]));
      return this.sessions.renew(db, { ...principal, amr }, true);
    });
    if (!session) throw new WrongCode(userId);
    return session;
  }
}
