import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import type { ClientInfo } from '../domain/client-info.js';
import { Events } from '../users/events.js';
import type { User } from '../users/user.entity.js';
import { RecoveryCodes } from './recovery-codes.js';
import { TotpKeys } from './totp-keys.js';

/** What an account can confirm a log-in with, besides its password. */
export interface EnrolledFactors {
  readonly totp: boolean;
  readonly passkeys: number;
}

/** The second factors of accounts. */
@Injectable()
export class Factors {
  constructor(
    private readonly totpKeys: TotpKeys,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly events: Events,
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

  /**
   * Uses up a code of the app or a recovery code, in the transaction of what it is for. The use of a recovery code is
   * mailed. The proof is undefined if the code is wrong or was used.
   */
  codeProof(
    user: Pick<User, 'id' | 'email' | 'displayName' | 'language' | 'timeZone'>,
    typed: string,
    client: ClientInfo,
  ): (db: EntityManager) => Promise<'otp' | undefined> {
    const digits = typed.replaceAll(/[\s.-]/g, '');
    return async (db) => {
      if (/^\d{6}$/.test(digits)) return (await this.totpKeys.use(db, user.id, digits)) ? 'otp' : undefined;
      if (!(await this.recoveryCodes.use(db, user.id, typed))) return undefined;
      const notification = { type: 'recovery-code-used', mail: 'recovery-code-used' } as const;
      await this.events.recordAndNotify(db, user, notification, client);
      return 'otp';
    };
  }
}
