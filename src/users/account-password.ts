import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClientInfo } from '../domain/client-info.js';
import { WrongCredentials } from '../domain/errors.js';
import { PasswordVerifier } from '../passwords/password-verifier.js';
import { Sessions } from '../sessions/sessions.js';
import { Devices } from './devices.js';
import type { User } from './user.entity.js';
import { Users } from './users.js';

/** The password of an account that is known already, by a session or a mailed link. */
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
    const of = `account ${userId}`;
    if (await this.passwordVerifier.verify(password, user.passwordHash, { of, ip })) return user;
    throw new WrongCredentials(userId);
  }

  /**
   * Another one, by whoever knew this one. Every session ends.
   * @param keep the hash of the session that goes on: see `Sessions.endAll`.
   */
  async replace(db: EntityManager, userId: string, passwordHash: string, keep?: string): Promise<void> {
    await this.users.setPassword(db, userId, passwordHash);
    await this.sessions.endAll(db, userId, keep);
  }

  /**
   * Another one, by whoever proved the mailbox, perhaps against somebody who knows this one. Every session ends, and no
   * browser stays known but the one with `deviceToken`, if any: strangers who try passwords do not slow that one down.
   */
  async reclaim(
    db: EntityManager,
    userId: string,
    passwordHash: string,
    deviceToken?: string,
  ): Promise<void> {
    await this.replace(db, userId, passwordHash);
    await this.devices.revoke(db, userId, deviceToken);
    if (deviceToken !== undefined) await this.devices.recordLogin(db, userId, deviceToken);
  }
}
