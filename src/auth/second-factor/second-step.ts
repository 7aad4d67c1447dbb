import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time.js';
import type { LoginContext } from '../../domain/client-info.js';
import { SessionEnded } from '../../domain/errors.js';
import type { AuthenticationMethod } from '../../domain/principal.js';
import { Proofs, type FactorInput } from '../../factors/proofs.js';
import type { Attempt } from '../../limits/rate-limiter.js';
import { RateLimits } from '../../limits/rate-limits.js';
import type { NewSession } from '../../sessions/session-data.js';
import { SessionIssuer } from '../login/session-issuer.js';
import { type FoundLogin, PendingLogins } from './pending-logins.js';

/** The second step of a log-in: begins the session that the first alone does not. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly pendingLogins: PendingLogins,
    private readonly proofs: Proofs,
    private readonly sessionIssuer: SessionIssuer,
    private readonly rateLimits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** In one request with the password. @throws WrongCode, RateLimited, SessionEnded. */
  async completeWithCode(code: string, context: LoginContext): Promise<NewSession> {
    const pending = await this.pendingLogins.find(context);
    if (!pending) throw new SessionEnded();
    return this.complete(pending, { code, passkey: '' }, context);
  }

  /**
   * Attempts are counted before the proof is looked at: of fifty at once, only the allowed ones are. Of the same code
   * sent several times, one is accepted.
   * @throws WrongCode, PasskeyRefused, RateLimited, SessionEnded if the log-in is over.
   */
  async complete(pending: FoundLogin, input: FactorInput, context: LoginContext): Promise<NewSession> {
    const { user, remembered, tokenHash, method: first } = pending;
    const { client } = context;
    const attempts = this.attemptsOf(pending, input, context);
    await this.rateLimits.consume(attempts);
    const proof = await this.proofs.of(user, input, `code ${tokenHash}`, client);
    const about = [...proof.subjects, ...this.rateLimits.subjectsOf(attempts)];
    return this.pendingLogins.use(pending, about, async (db) => {
      const method = await proof.use(db);
      if (method instanceof Error) return method;
      const amr: AuthenticationMethod[] = [first, method, 'mfa'];
      const authentication = { userId: user.id, amr, authenticatedAt: this.clock.now() };
      const begun = await this.sessionIssuer.begin(db, user, authentication, { ...context, remembered });
      if (!begun) throw new SessionEnded();
      await this.rateLimits.spend(db, [], attempts);
      return begun;
    });
  }

  /** Codes can be guessed, so that all new browsers share a limit. Nobody guesses a passkey: wrong codes keep none out. */
  private attemptsOf(
    { user, inKnownBrowser }: FoundLogin,
    { passkey }: FactorInput,
    { client, deviceToken }: LoginContext,
  ): Attempt[] {
    if (passkey === '') return this.rateLimits.code(user.id, client.ip, inKnownBrowser ? deviceToken : undefined);
    return inKnownBrowser
      ? this.rateLimits.passkeyFromKnownDevice(user.id, deviceToken)
      : this.rateLimits.passkey(client.ip);
  }
}
