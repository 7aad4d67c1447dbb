import { Injectable } from '@nestjs/common';
import { RateLimits } from '../limits/rate-limits.js';
import { type HashedFor, Passwords } from './passwords.js';

/** Verifies the password of a known account or registration, where no address is entered with it. */
@Injectable()
export class PasswordVerifier {
  constructor(
    private readonly passwords: Passwords,
    private readonly rateLimits: RateLimits,
  ) {}

  /**
   * Counts the attempt before comparing, and a right password afterwards.
   * @param by whose password it is, and who asks: the subjects of the rate limit.
   * @throws RateLimited after too many attempts or right passwords, Overloaded.
   */
  async verify(password: string, passwordHash: string, by: HashedFor): Promise<boolean> {
    const attempts = this.rateLimits.password(by.of, by.ip);
    const budget = this.rateLimits.confirmedProofs(by.of);
    return this.rateLimits.guard(attempts, () => this.passwords.matches(password, passwordHash, by), budget);
  }
}
