import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EmailAddress } from '../../common/email-address.js';
import { Clock } from '../../common/time.js';
import type { Authentication } from '../../domain/principal.js';
import { WrongCredentials } from '../../domain/errors.js';
import type { LoginContext } from '../../domain/client-info.js';
import type { Attempt } from '../../limits/rate-limiter.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Passwords } from '../../passwords/passwords.js';
import { Devices } from '../../users/devices.js';
import type { Owner } from '../../users/users.js';

/** A log-in after its first step. There is no session yet; only the attempts have been counted. */
export interface FirstStep {
  readonly authentication: Authentication;
  readonly user: Owner;
  /** Refunded when the log-in completes: they were not guesses. */
  readonly attempts: readonly Attempt[];
  /** Spent when the log-in completes. */
  readonly budget: readonly Attempt[];
  /** A hash with the current parameters, if the stored one is outdated. */
  readonly renewedHash: string | undefined;
  /** Of what was used for it, in the same transaction. */
  readonly noteUse?: (db: EntityManager) => Promise<void>;
}

/** The first step of a log-in: checks the address and the password. */
@Injectable()
export class Credentials {
  constructor(
    private readonly devices: Devices,
    private readonly rateLimits: RateLimits,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /**
   * An unknown address costs the same work as a wrong password. Attempts are counted first and by the address typed,
   * so that the limits do not reveal which addresses have an account.
   * @throws WrongCredentials, RateLimited after too many attempts or log-ins, Overloaded.
   */
  async verify(
    { email: { normalizedEmail }, password }: { email: EmailAddress; password: string },
    { client, deviceToken }: LoginContext,
  ): Promise<FirstStep> {
    const { owner: user, isKnown, isEarly, isTrusted } = await this.devices.recognize(normalizedEmail, deviceToken);
    const attempts = isKnown
      ? this.rateLimits.loginFromKnownDevice(normalizedEmail, deviceToken)
      : this.rateLimits.login(normalizedEmail, client.ip);
    const budget = isEarly
      ? this.rateLimits.successfulLoginsFromKnownDevice(normalizedEmail, deviceToken)
      : this.rateLimits.successfulLogins(normalizedEmail, client.ip);
    await this.rateLimits.consume(attempts, budget);
    const by = { of: `log-in ${normalizedEmail}`, ip: client.ip };
    const matches = await this.passwords.matches(password, user?.passwordHash, by);
    if (!user || !matches) throw wrongPair(user?.id);
    const isOutdated = this.passwords.needsRehash(user.passwordHash);
    const renewedHash = isOutdated ? await this.passwords.hash(password, by) : undefined;
    const authenticatedAt = this.clock.now();
    const authentication = { userId: user.id, amr: ['pwd'], authenticatedAt, inTrustedBrowser: isTrusted } as const;
    return { authentication, user, attempts, budget, renewedHash };
  }
}

/** Never says which of the two is wrong. The account goes to the log only. */
export function wrongPair(userId: string | undefined): WrongCredentials {
  return new WrongCredentials(userId, 'log-in-failed');
}
