import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { InvalidField } from '../domain/errors.js';
import { noPassword } from '../passwords/passwords.js';
import { Factors } from './factors.js';
import { removeOrphanedCodes } from './remove-factors.js';

/** What has to be left when a factor, or an identity, is removed. */
@Injectable()
export class NeededFactor {
  constructor(
    private readonly factors: Factors,
    private readonly config: Config,
  ) {}

  /**
   * Something to log in with; a factor, with REQUIRE_SECOND_FACTOR. Recovery codes go with the last factor.
   * @throws InvalidField if that was the last one.
   */
  async requireAfterRemoval(db: EntityManager, userId: string): Promise<void> {
    if (!(await this.hasWayIn(db, userId))) throw new InvalidField('form', 'identity.last');
    if (await this.hasFactor(db, userId)) return;
    if (this.config.requireSecondFactor === 'everyone') throw new InvalidField('form', 'factor.last');
    await removeOrphanedCodes(db, userId);
  }

  async hasFactor(db: EntityManager, userId: string): Promise<boolean> {
    return (await this.factors.of(userId, db)).hasAny;
  }

  /** A password, a passkey, or an account at a provider that is still configured. */
  private async hasWayIn(db: EntityManager, userId: string): Promise<boolean> {
    const issuers = this.config.loginProviders.map(({ issuer }) => issuer);
    const [way] = await db.query<unknown[]>(
      `SELECT 1 FROM users u WHERE id = ?
          AND (password_hash <> ? OR EXISTS (SELECT 1 FROM passkeys WHERE user_id = u.id)
               OR EXISTS (SELECT 1 FROM identities WHERE user_id = u.id
                             AND issuer IN (${['NULL', ...issuers.map(() => '?')].join(', ')})))`,
      [userId, noPassword, ...issuers],
    );
    return way !== undefined;
  }
}
