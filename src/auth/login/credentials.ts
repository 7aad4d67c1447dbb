import { Injectable } from '@nestjs/common';
import type { Attempt } from '../../limits/rate-limiter.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Passwords } from '../../passwords/passwords.js';
import type { EmailAddress } from '../../common/email-address.js';
import { Devices } from '../../users/devices.js';
import type { Owner } from '../../users/users.js';
import { WrongPassword } from '../../http/forms/form.js';
import type { LoginContext } from './login-context.js';

/** A pair that was right, and what has to be written now that it was. */
export interface Proven {
  readonly user: Owner;
  /** To be forgiven: they were no guesses. */
  readonly attempts: readonly Attempt[];
  /** A hash with today's parameters, if the old one has others. */
  readonly renewedHash: string | undefined;
}

/** Whether an address and a password belong together. */
@Injectable()
export class Credentials {
  constructor(
    private readonly devices: Devices,
    private readonly rateLimits: RateLimits,
    private readonly passwords: Passwords,
  ) {}

  /**
   * The same work for an address without an account and for a wrong password. Counted before it is done, by the
   * address typed, so that the limits tell nobody which addresses have an account.
   * @throws WrongPassword at `email`, HttpProblem after too many attempts, Overloaded.
   */
  async verify(
    email: EmailAddress,
    password: string,
    { requester, deviceToken }: LoginContext,
  ): Promise<Proven> {
    const { owner: user, isKnown } = await this.devices.recognize(email.normalizedEmail, deviceToken);
    const attempts = isKnown
      ? this.rateLimits.loginFromKnownDevice(email.normalizedEmail, deviceToken)
      : this.rateLimits.login(email.normalizedEmail, requester.ip);
    await this.rateLimits.consume(attempts);
    const matches = await this.passwords.matches(password, user?.passwordHash);
    if (!user || !matches) throw wrongPair(user?.id);
    const isOutdated = this.passwords.needsRehash(user.passwordHash);
    return { user, attempts, renewedHash: isOutdated ? await this.passwords.hash(password) : undefined };
  }
}

/** It never says which of the two is wrong; the log learns whose account it was about. */
export function wrongPair(userId: string | undefined): WrongPassword {
  return new WrongPassword('email', 'login.wrongPair', 'log-in-failed', userId);
}
