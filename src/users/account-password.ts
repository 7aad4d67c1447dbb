import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { WrongCredentials } from '../domain/errors.js';
import { PasswordVerifier } from '../passwords/password-verifier.js';
import { Sessions } from '../sessions/sessions.js';
import { Devices } from './devices.js';
import type { User } from './user.entity.js';
import { Users } from './users.js';

/** The password of an account that was identified by a session or a mailed link. */
@Injectable()
export class AccountPassword {
  constructor(
    private readonly users: Users,
    private readonly passwordVerifier: PasswordVerifier,
    private readonly sessions: Sessions,
    private readonly devices: Devices,
  ) {}

  /** @throws WrongCredentials, RateLimited after too many attempts, Overloaded, SessionEnded. */
  async verify(userId: string, password: string, { ip }: ClientInfo): Promise<User> {
    const user = await this.users.get(userId);
    if (await this.passwordVerifier.verify(password, user.passwordHash, { of: `account ${userId}`, ip })) return user;
    throw new WrongCredentials(userId);
  }

  /**
   * Replaces the password for a user who knew the old one. Every session and known browser ends.
   * @param keep the hash of the session to keep: see `Sessions.endAll`.
   * @param since see `Users.requireUnchanged`.
   */
  async replace(
    db: EntityManager,
    userId: string,
    passwordHash: string,
    { keep, since }: { readonly keep?: string; readonly since?: Timestamp | undefined } = {},
  ): Promise<void> {
    await this.users.requireUnchanged(db, userId, since);
    await this.users.setPassword(db, userId, passwordHash);
    await this.sessions.endAll(db, userId, keep);
  }

  /**
   * Replaces the password for the owner of the mailbox: a stranger may know the old one. Only the browser with
   * `deviceToken`, if any, is known afterwards: strangers who guess passwords do not slow it down.
   */
  async reclaim(db: EntityManager, userId: string, passwordHash: string, deviceToken?: string): Promise<void> {
    await this.replace(db, userId, passwordHash);
    if (deviceToken !== undefined) await this.devices.recordLogin(db, userId, deviceToken);
  }
}
