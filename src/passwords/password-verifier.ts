import { Injectable } from '@nestjs/common';
import { RateLimits } from '../limits/rate-limits.js';
import { Passwords } from './passwords.js';

/** A password of something that is known already, so that no address is typed with it. */
@Injectable()
export class PasswordVerifier {
  constructor(
    private readonly passwords: Passwords,
    private readonly rateLimits: RateLimits,
  ) {}

  /**
   * Counted before it is compared.
   * @param of whose password it is, as its limit knows it.
   * @throws RateLimited after too many attempts, Overloaded.
   */
  async verify(
    password: string,
    passwordHash: string,
    { of, ip }: { of: string; ip: string },
  ): Promise<boolean> {
    const matches = () => this.passwords.matches(password, passwordHash);
    return this.rateLimits.guard(this.rateLimits.password(of, ip), matches);
  }
}
