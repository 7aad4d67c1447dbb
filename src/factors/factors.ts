import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import type { AuthenticationMethod } from '../domain/principal.js';
import { RecoveryCodes } from './recovery-codes.js';
import { TotpKeys } from './totp-keys.js';

/** What an account can confirm a log-in with, besides its password. */
export interface EnrolledFactors {
  readonly totp: boolean;
  readonly passkeys: number;
}

export type UsedCode = 'totp' | 'recovery-code';

/** The second factors of accounts. */
@Injectable()
export class Factors {
  constructor(
    private readonly totpKeys: TotpKeys,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly database: Database,
  ) {}

  async of(userId: string, db: EntityManager = this.database.reader.manager): Promise<EnrolledFactors> {
    const [row] = await db.query<{ totp: number; passkeys: number }[]>(
      `SELECT (SELECT COUNT(*) FROM totp_keys WHERE user_id = ?) AS totp,
              (SELECT COUNT(*) FROM passkeys WHERE user_id = ?) AS passkeys`,
      [userId, userId],
    );
    return { totp: (row?.totp ?? 0) > 0, passkeys: row?.passkeys ?? 0 };
  }

  /** Uses up a code of the app or a recovery code. Undefined for one that is wrong or was used. */
  async useCode(db: EntityManager, userId: string, typed: string): Promise<UsedCode | undefined> {
    const digits = typed.replaceAll(/[\s.-]/g, '');
    if (/^\d{6}$/.test(digits)) return (await this.totpKeys.use(db, userId, digits)) ? 'totp' : undefined;
    return (await this.recoveryCodes.use(db, userId, typed)) ? 'recovery-code' : undefined;
  }

  /**
   * Removes all of an account, or those added since a moment. Recovery codes go with the last one, or if they are as new.
   * True if anything was removed.
   */
  async remove(db: EntityManager, userId: string, since = 0): Promise<boolean> {
    let removed = 0;
    for (const table of ['totp_keys', 'passkeys', 'recovery_codes']) {
      const sql = `DELETE FROM ${table} WHERE user_id = ? AND created_at >= ? RETURNING 1`;
      removed += (await db.query<unknown[]>(sql, [userId, since])).length;
    }
    const { totp, passkeys } = await this.of(userId, db);
    if (!totp && passkeys === 0) await this.recoveryCodes.remove(db, userId);
    return removed > 0;
  }
}

/** How a log-in or a confirmation was done, for `amr`. */
export function withSecond(first: readonly AuthenticationMethod[], second: 'otp' | 'pop'): AuthenticationMethod[] {
  return [...first, second, 'mfa'];
}
