import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { InvalidField } from '../domain/errors.js';
import { Factors } from './factors.js';
import { removeOrphanedCodes } from './remove-factors.js';

/** The rule that there has to be a factor, with REQUIRE_SECOND_FACTOR. */
@Injectable()
export class NeededFactor {
  constructor(
    private readonly factors: Factors,
    private readonly config: Config,
  ) {}

  /** Recovery codes go with the last factor. @throws InvalidField if there has to be one. */
  async requireAfterRemoval(db: EntityManager, userId: string): Promise<void> {
    const { hasAny } = await this.factors.of(userId, db);
    if (hasAny) return;
    if (this.config.requireSecondFactor === 'everyone') throw new InvalidField('form', 'factor.last');
    await removeOrphanedCodes(db, userId);
  }
}
