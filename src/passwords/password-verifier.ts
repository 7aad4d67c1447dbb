import { Injectable } from '@nestjs/common';
import { RateLimits } from '../limits/rate-limits.js';
import { Passwords } from './passwords.js';

/** Verifies the password of a known account or registration, where no address is entered with it. */
@Injectable()
export class PasswordVerifier {
  constructor(
    private readonly passwords: Passwords,
    private readonly rateLimits: RateLimits,
  ) {}

  /**
   * Counts the attempt before comparing.
   * @param of the subject of the rate limit.
   * @throws RateLimited after too many attempts, Overloaded.
   */
  async verify(password: string, passwordHash: string, { of, ip }: { of: string; ip: string }): Promise<boolean> {
    const attempts = this.rateLimits.password(of, ip);
    return this.rateLimits.guard(attempts, () => this.passwords.matches(password, passwordHash));
  }
}
