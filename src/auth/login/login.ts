import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import type { LoginContext } from '../../domain/client-info.js';
import { RateLimits } from '../../limits/rate-limits.js';
import type { NewSession } from '../../sessions/session-data.js';
import { Users } from '../../users/users.js';
import { type PendingLogin, wrongPair } from './credentials.js';
import { SessionIssuer } from './session-issuer.js';

/** The last step of a log-in: starts the session. Pending registrations cannot log in. */
@Injectable()
export class Login {
  constructor(
    private readonly sessionIssuer: SessionIssuer,
    private readonly users: Users,
    private readonly rateLimits: RateLimits,
    private readonly database: Database,
  ) {}

  /** @throws WrongCredentials if the account has changed since the first step, RateLimited after too many log-ins. */
  async complete(
    { authentication, user, attempts, budget, renewedHash }: PendingLogin,
    context: LoginContext,
  ): Promise<NewSession> {
    const about = [ofAccount(user.id), ...this.rateLimits.subjectsOf([...budget, ...attempts])];
    const session = await this.database.write(about, async (db) => {
      const begun = await this.sessionIssuer.begin(db, user, authentication, context);
      if (!begun) return undefined;
      await this.rateLimits.spend(db, budget, attempts);
      if (renewedHash !== undefined) await this.users.rehash(db, user.id, user.passwordHash, renewedHash);
      return begun;
    });
    if (!session) throw wrongPair(user.id);
    return session;
  }
}
