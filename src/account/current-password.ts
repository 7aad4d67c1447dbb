import { Injectable } from '@nestjs/common';
import { Limits } from '../limits/limits.js';
import { Passwords } from '../passwords/passwords.js';
import type { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import { FormError, WrongPassword } from '../web/form.js';
import type { Requester } from '../web/requester.js';

/** Asks for the password of an account that is known already, by a session or a mailed link. */
@Injectable()
export class CurrentPassword {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly limits: Limits,
  ) {}

  /** @throws FormError or WrongPassword at `field`, Refusal after too many tries, Overloaded. */
  async prove(
    userId: string,
    password: string,
    { field, requester }: { field: string; requester: Requester },
  ): Promise<User> {
    if (password === '') throw new FormError(field, 'password.missingOfAccount');
    const user = await this.users.get(userId);
    const tries = this.limits.password(`account ${userId}`, requester.ip);
    const matches = () => this.passwords.matches(password, user.passwordHash);
    if (await this.limits.guard(tries, matches)) return user;
    throw new WrongPassword(field, 'password.wrong', 'password-wrong', userId);
  }
}
