import { Injectable } from '@nestjs/common';
import { Passwords } from '../passwords/passwords.js';
import type { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import type { Viewer } from '../web/access.js';
import { FormError } from '../web/form.js';

/** Asks people who are logged in for their password once more. */
@Injectable()
export class CurrentPassword {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
  ) {}

  /** @throws FormError at `field`, Overloaded. */
  async prove(viewer: Viewer, password: string, field: string): Promise<User> {
    const user = await this.users.get(viewer.userId);
    if (await this.passwords.matches(password, user.passwordHash)) return user;
    throw new FormError(field, 'This is not your password. Try again.');
  }
}
