import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time.js';
import type { LoginContext } from '../../domain/client-info.js';
import type { Authentication } from '../../domain/principal.js';
import { refusal } from '../../factors/passkey-challenges.js';
import { PasskeyVerifier, type ProvedPasskey } from '../../factors/passkey-verifier.js';
import type { Attempt } from '../../limits/rate-limiter.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Devices } from '../../users/devices.js';
import { type Owner, Users } from '../../users/users.js';

/** A log-in whose passkey is right. There is no session yet; only the attempts have been counted. */
export interface PendingPasskeyLogin {
  readonly proved: ProvedPasskey;
  readonly authentication: Authentication;
  readonly user: Owner;
  /** Refunded when the log-in completes. */
  readonly attempts: readonly Attempt[];
  /** Spent when the log-in completes. */
  readonly budget: readonly Attempt[];
}

/** The first step of a log-in with a passkey alone. Which account it is, the passkey says. */
@Injectable()
export class PasskeyCredentials {
  constructor(
    private readonly verifier: PasskeyVerifier,
    private readonly users: Users,
    private readonly devices: Devices,
    private readonly rateLimits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * It must have asked for a PIN or a finger: without, whoever finds a security key could log in with it.
   * @throws PasskeyRefused, RateLimited after too many attempts or log-ins.
   */
  async verify(answer: string, { client, deviceToken }: LoginContext): Promise<PendingPasskeyLogin> {
    const claimed = await this.verifier.claimedOwner(answer);
    const normalizedEmail = (claimed === undefined ? undefined : await this.users.normalizedEmailOf(claimed)) ?? '';
    const { owner: user, isKnown, isEarly } = await this.devices.recognize(normalizedEmail, deviceToken);
    const attempts =
      isKnown && user
        ? this.rateLimits.passkeyFromKnownDevice(user.id, deviceToken)
        : this.rateLimits.passkey(client.ip);
    const budget = isEarly
      ? this.rateLimits.successfulLoginsFromKnownDevice(normalizedEmail, deviceToken)
      : this.rateLimits.successfulLogins(normalizedEmail, client.ip);
    await this.rateLimits.consume(attempts, user ? budget : []);
    const proved = await this.verifier.verify(answer, 'login', { userVerification: 'required' });
    // Past its grace period, or its address has just moved.
    if (user?.id !== proved.passkey.userId) throw refusal('login', proved.passkey.userId);
    const amr = ['pop', 'user', 'mfa'] as const;
    const authentication = { userId: user.id, amr, authenticatedAt: this.clock.now() };
    return { proved, authentication, user, attempts, budget };
  }
}
