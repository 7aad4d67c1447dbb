import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { Proofs, type FactorInput } from '../../factors/proofs.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Sessions } from '../../sessions/sessions.js';
import type { NewSession } from '../../sessions/session-data.js';
import { AccountPassword } from '../../users/account-password.js';
import type { User } from '../../users/user.entity.js';

/** Authenticates the user of a live session again. Sensitive pages ask for it: `@RecentAuthentication()`. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly accountPassword: AccountPassword,
    private readonly sessions: Sessions,
    private readonly proofs: Proofs,
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
   * @throws WrongCode, PasskeyRefused, RateLimited after too many attempts, SessionEnded.
   */
  async confirmWith(principal: Principal, user: User, input: FactorInput, client: ClientInfo): Promise<NewSession> {
    const { userId, session } = principal;
    const attempts = this.rateLimits.proofInSession(session.hash);
    const budget = this.rateLimits.confirmedProofs(`account ${userId}`);
    await this.rateLimits.consume(attempts, budget);
    const proof = await this.proofs.of(user, input, `confirm ${session.hash}`, client);
    const about = [ofAccount(userId), ...proof.subjects, ...this.rateLimits.subjectsOf([...budget, ...attempts])];
    const renewed = await this.database.write(about, async (db) => {
      const method = await proof.use(db);
      if (method instanceof Error) return method;
      await this.rateLimits.spend(db, budget, attempts);
      const amr = Array.from(new Set([...principal.amr, method, 'mfa' as const]));
      return this.sessions.renew(db, { ...principal, amr }, true);
    });
    if (renewed instanceof Error) throw renewed;
    return renewed;
  }
}
