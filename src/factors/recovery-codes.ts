import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { RecoveryCode } from './recovery-code.entity.js';

const { count, groups, groupLength } = policy.factors.recoveryCodes;

/** Without letters and digits that look alike: Crockford's base 32. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

interface CodesLeft {
  readonly left: number;
  /** Undefined if none were ever made. */
  readonly createdAt: Timestamp | undefined;
}

/** Codes for who has lost the device with the app or the passkey. */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Stores new ones, as hashes. The old ones end. */
  async replace(db: EntityManager, userId: string, codes: readonly string[]): Promise<void> {
    await db.delete(RecoveryCode, { userId });
    const createdAt = this.clock.now();
    await db.insert(
      RecoveryCode,
      codes.map((code) => ({ userId, codeHash: hashOf(userId, normalized(code)), createdAt })),
    );
  }

  async leftFor(userId: string): Promise<CodesLeft> {
    const [row] = await this.database.reader.manager.query<{ left: number; createdAt: Timestamp | null }[]>(
      `SELECT COUNT(*) - COUNT(used_at) AS "left", MAX(created_at) AS "createdAt" FROM recovery_codes WHERE user_id = ?`,
      [userId],
    );
    return { left: row?.left ?? 0, createdAt: row?.createdAt ?? undefined };
  }

  /** True for one that was not used before. Of many at once, one is. */
  async use(db: EntityManager, userId: string, typed: string): Promise<boolean> {
    const used = await db.query<unknown[]>(
      'UPDATE recovery_codes SET used_at = ? WHERE user_id = ? AND code_hash = ? AND used_at IS NULL RETURNING 1',
      [this.clock.now(), userId, hashOf(userId, normalized(typed))],
    );
    return used.length > 0;
  }
}

/** Bound to the account, as with a salt. */
function hashOf(userId: string, code: string): string {
  return sha256(`${userId} ${code}`);
}

/** As they are shown. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => Array.from({ length: groups }, newGroup).join('-'));
}

function newGroup(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** Without separators and capitals, and with digits for the letters that look like them. */
function normalized(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
    .replaceAll(/[^0-9a-z]/g, '');
}
