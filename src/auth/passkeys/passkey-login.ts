import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { LoginContext } from '../../domain/client-info.js';
import { PasskeyRefused } from '../../domain/errors.js';
import { refusal } from '../../factors/passkey-challenges.js';
import { PasskeyUses } from '../../factors/passkey-uses.js';
import { RateLimits } from '../../limits/rate-limits.js';
import type { NewSession } from '../../sessions/session-data.js';
import { SessionIssuer } from '../login/session-issuer.js';
import type { PendingPasskeyLogin } from './passkey-credentials.js';

/** The last step of a log-in with a passkey alone: uses it, and starts the session. */
@Injectable()
export class PasskeyLogin {
  constructor(
    private readonly passkeyUses: PasskeyUses,
    private readonly sessionIssuer: SessionIssuer,
    private readonly rateLimits: RateLimits,
    private readonly database: Database,
  ) {}

  /** @throws PasskeyRefused, RateLimited after too many log-ins. */
  async complete(
    { proved, authentication, user, attempts, budget }: PendingPasskeyLogin,
    context: LoginContext,
  ): Promise<NewSession> {
    const about = [...this.passkeyUses.subjectsOf(proved), ...this.rateLimits.subjectsOf([...budget, ...attempts])];
    const outcome = await this.database.write(about, async (db) => {
      const refused = await this.passkeyUses.use(db, proved, user, context.client);
      if (refused) return refused;
      const begun = await this.sessionIssuer.begin(db, user, authentication, context);
      if (!begun) return refusal('login', user.id);
      await this.rateLimits.spend(db, budget, attempts);
      return begun;
    });
    if (outcome instanceof PasskeyRefused) throw outcome;
    return outcome;
  }
}
