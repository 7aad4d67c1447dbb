import { Injectable } from '@nestjs/common';
import { Limits } from '../limits/rate-limits.js';
import { Passwords } from './passwords.js';

/** A password of something that is known already, so that no address is typed with it. */
@Injectable()
export class KnownPasswords {
  constructor(
    private readonly passwords: Passwords,
    private readonly limits: Limits,
  ) {}

  /**
   * Counted before it is compared.
   * @param of whose password it is, as its limit knows it.
   * @throws Refusal after too many tries, Overloaded.
   */
  async isRight(
    password: string,
    passwordHash: string,
    { of, ip }: { of: string; ip: string },
  ): Promise<boolean> {
    const matches = () => this.passwords.matches(password, passwordHash);
    return this.limits.guard(this.limits.password(of, ip), matches);
  }
}
