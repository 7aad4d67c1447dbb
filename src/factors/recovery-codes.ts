import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { RecoveryCode } from './recovery-code.entity.js';

const { count, length, groupsOf } = policy.factors.recoveryCodes;

/** Without letters and digits that look alike: Crockford's base 32. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export interface CodesLeft {
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

  /** Returns new ones, which are stored as hashes only. The old ones end. */
  async replace(db: EntityManager, userId: string): Promise<string[]> {
    await this.remove(db, userId);
    const codes = Array.from({ length: count }, newCode);
    const createdAt = this.clock.now();
    const rows = codes.map((code) => ({ userId, codeHash: hashOf(userId, code), createdAt }));
    await db.insert(RecoveryCode, rows);
    return codes.map(grouped);
  }

  async remove(db: EntityManager, userId: string): Promise<void> {
    await db.delete(RecoveryCode, { userId });
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
      [this.clock.now(), userId, hashOf(userId, readable(typed))],
    );
    return used.length > 0;
  }
}

/** Bound to the account, as with a salt. */
function hashOf(userId: string, code: string): string {
  return sha256(`${userId} ${code}`);
}

function newCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** In groups, to be read and typed. */
function grouped(code: string): string {
  const starts = Array.from({ length: length / groupsOf }, (_, index) => index * groupsOf);
  return starts.map((start) => code.slice(start, start + groupsOf)).join('-');
}

/** What was typed: in capitals, with other separators, or with a letter that looks like a digit. */
function readable(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
    .replaceAll(/[^0-9a-z]/g, '');
}
