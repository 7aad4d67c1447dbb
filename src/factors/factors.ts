import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';

/** What an account can confirm a log-in with, besides its password. */
export interface EnrolledFactors {
  readonly totp: boolean;
  readonly passkeys: number;
  readonly hasAny: boolean;
}

/** The second factors of accounts. */
@Injectable()
export class Factors {
  constructor(private readonly database: Database) {}

  async of(userId: string, db: EntityManager = this.database.reader.manager): Promise<EnrolledFactors> {
    const [row] = await db.query<{ totp: number; passkeys: number }[]>(
      `SELECT (SELECT COUNT(*) FROM totp_keys WHERE user_id = ?) AS totp,
              (SELECT COUNT(*) FROM passkeys WHERE user_id = ?) AS passkeys`,
      [userId, userId],
    );
    const { totp, passkeys } = row ?? { totp: 0, passkeys: 0 };
    return { totp: totp > 0, passkeys, hasAny: totp + passkeys > 0 };
  }
}
