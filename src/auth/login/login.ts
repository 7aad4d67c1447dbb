import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import type { LoginContext } from '../../domain/client-info.js';
import { RateLimits } from '../../limits/rate-limits.js';
import type { NewSession } from '../../sessions/session-data.js';
import { Users } from '../../users/users.js';
import { PendingLogins } from '../second-factor/pending-logins.js';
import { type FirstStep, wrongPair } from './credentials.js';
import { needsSecondStep, SessionIssuer } from './session-issuer.js';

/** A session; or, for an account with a second factor, a log-in that waits for it, as the token for its browser. */
export type LoginResult =
  | { readonly session: NewSession; readonly pendingToken?: undefined }
  | { readonly pendingToken: string; readonly session?: undefined };

/** What follows the first step of a log-in. Pending registrations cannot log in. */
@Injectable()
export class Login {
  constructor(
    private readonly sessionIssuer: SessionIssuer,
    private readonly pendingLogins: PendingLogins,
    private readonly users: Users,
    private readonly rateLimits: RateLimits,
    private readonly database: Database,
  ) {}

  /** @throws WrongCredentials if the account has changed since the first step, RateLimited after too many log-ins. */
  async complete(first: FirstStep, context: LoginContext): Promise<LoginResult> {
    const { user, attempts, budget, renewedHash, noteUse } = first;
    const about = [ofAccount(user.id), ...this.rateLimits.subjectsOf([...budget, ...attempts])];
    const result = await this.database.write(about, async (db) => {
      const begun = await this.begin(db, first, context);
      if (!begun) return undefined;
      await this.rateLimits.spend(db, budget, attempts);
      if (renewedHash !== undefined) await this.users.rehash(db, user.id, user.passwordHash, renewedHash);
      await noteUse?.(db);
      return begun;
    });
    if (!result) throw wrongPair(user.id);
    return result;
  }

  private async begin(
    db: EntityManager,
    { user, authentication }: FirstStep,
    context: LoginContext,
  ): Promise<LoginResult | undefined> {
    if (needsSecondStep(user, authentication)) {
      const method = authentication.amr.includes('fed') ? 'fed' : 'pwd';
      const pendingToken = await this.pendingLogins.begin(db, user, { remembered: context.remembered, method });
      return pendingToken === undefined ? undefined : { pendingToken };
    }
    const session = await this.sessionIssuer.begin(db, user, authentication, context);
    return session && { session };
  }
}
