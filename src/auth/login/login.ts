import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { EmailAddress } from '../../common/email-address.js';
import { RateLimits } from '../../limits/rate-limits.js';
import type { NewSession } from '../../sessions/sessions.js';
import { Users } from '../../users/users.js';
import type { Principal } from '../../http/access/access.js';
import type { ClientInfo } from '../../http/access/client-info.js';
import type { LoginContext } from './login-context.js';
import { Credentials, wrongPair } from './credentials.js';
import { SessionIssuer } from './session-issuer.js';

/** A valid pair of address and password begins a session. Pending registrations are never looked at. */
@Injectable()
export class Login {
  constructor(
    private readonly credentials: Credentials,
    private readonly sessionIssuer: SessionIssuer,
    private readonly users: Users,
    private readonly rateLimits: RateLimits,
    private readonly database: Database,
  ) {}

  /**
   * `restored` says that the account was about to be deleted, and stays.
   * @throws WrongPassword at `email`, HttpProblem after too many attempts, Overloaded.
   */
  async logIn(
    { email, password }: { email: EmailAddress; password: string },
    context: LoginContext,
  ): Promise<{ session: NewSession; restored: boolean }> {
    const { user, attempts, renewedHash } = await this.credentials.verify(email, password, context);
    const session = await this.database.write(async (db) => {
      const begun = await this.sessionIssuer.begin(db, user, context);
      if (!begun) return undefined;
      await this.rateLimits.refund(db, attempts);
      if (renewedHash !== undefined) await this.users.rehash(db, user.id, user.passwordHash, renewedHash);
      return begun;
    });
    if (!session) throw wrongPair(user.id);
    return { session, restored: user.deleteAfter !== null };
  }

  /** False when this session has ended, or got a new id and so goes on, a moment ago. */
  async logOut(principal: Principal, requester: ClientInfo): Promise<boolean> {
    return this.database.write((db) => this.sessionIssuer.leave(db, principal, requester));
  }
}
