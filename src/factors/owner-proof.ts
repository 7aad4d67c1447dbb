import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { InvalidField } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import { isRecent } from '../domain/recent-authentication.js';
import { noPassword } from '../passwords/passwords.js';
import { AccountPassword } from '../users/account-password.js';
import type { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import { CodeProof } from './code-proof.js';

/** What somebody sends who is logged in, to prove that it is their account. */
export interface OwnersProof {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
  /** Where a missing password is to be typed. */
  readonly field?: string;
}

const typedIn = 'currentPassword';

/** Asks for the password of an account or, if it has none, for something else that it has. */
@Injectable()
export class OwnerProof {
  constructor(
    private readonly users: Users,
    private readonly accountPassword: AccountPassword,
    private readonly codeProof: CodeProof,
    private readonly clock: Clock,
  ) {}

  async hasPassword(userId: string): Promise<boolean> {
    return (await this.users.get(userId)).passwordHash !== noPassword;
  }

  /** Before anything that costs more. @throws InvalidField if the account has a password, and none was typed. */
  async requireGiven(userId: string, { password = '', field = typedIn }: OwnersProof): Promise<void> {
    if (password === '' && (await this.hasPassword(userId))) throw new InvalidField(field, 'password.missing');
  }

  /**
   * Without a password: a code, or that the person has just proved it in this session, in any way that the account has.
   * @throws InvalidField, WrongCredentials, WrongCode, RateLimited after too many attempts, Overloaded, SessionEnded.
   */
  async verify(
    principal: Principal,
    { password = '', code = '', field = typedIn }: OwnersProof,
    client: ClientInfo,
  ): Promise<User> {
    const user = await this.users.get(principal.userId);
    if (password !== '') return this.accountPassword.verify(user.id, password, client);
    if (user.passwordHash !== noPassword) throw new InvalidField(field, 'password.missing');
    if (code !== '') await this.codeProof.verify(principal, user, code, client);
    else if (!isRecent(principal, this.clock)) throw new InvalidField(field, 'identity.noPassword');
    return user;
  }
}
