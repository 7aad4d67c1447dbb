import { Injectable } from '@nestjs/common';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import type { NewSession } from '../sessions/session-data.js';
import { FactorChanges } from './factor-changes.js';
import { Factors } from './factors.js';
import { newRecoveryCodes, RecoveryCodes } from './recovery-codes.js';

/** Makes the recovery codes of an account. */
@Injectable()
export class RecoveryCodeChanges {
  constructor(
    private readonly recoveryCodes: RecoveryCodes,
    private readonly factors: Factors,
    private readonly factorChanges: FactorChanges,
  ) {}

  /** Undefined for an account without a factor, which needs none. @throws RateLimited, SessionEnded. */
  async replace(
    principal: Principal,
    client: ClientInfo,
  ): Promise<{ readonly codes: readonly string[]; readonly session: NewSession } | undefined> {
    const { userId } = principal;
    const codes = newRecoveryCodes();
    const session = await this.factorChanges.add(
      principal,
      async (db) => {
        const { hasAny } = await this.factors.of(userId, db);
        if (!hasAny) return undefined;
        await this.recoveryCodes.replace(db, userId, codes);
        return { type: 'recovery-codes-made', mail: 'recovery-codes-made' };
      },
      client,
    );
    return session && { codes, session };
  }
}
