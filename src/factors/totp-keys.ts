import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { constantTimeEqual, Keyring } from '../common/keyring.js';
import { Sealer } from '../common/sealer.js';
import { Clock } from '../common/time.js';
import { stepAt, totpCode } from '../common/totp.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { TotpKey } from './totp-key.entity.js';

const { stepsApart, keyBytes } = policy.factors.totp;

/** Whose key it will be, and in which session it is set up. */
export interface Setup {
  readonly userId: string;
  readonly authEpoch: number;
  readonly startedAt: number;
}

/** The keys of authenticator apps (TOTP, RFC 6238). */
@Injectable()
export class TotpKeys {
  private readonly sealer: Sealer;

  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {
    this.sealer = new Sealer(keyring, 'totp_keys');
  }

  /**
   * The key that is offered in a session: the same each time its page is opened, another one in any other session, and
   * after each change of who may use the account. So nothing is stored before a code was right.
   */
  offered(setup: Setup): Buffer {
    return this.offers(setup)[0] ?? Buffer.alloc(0);
  }

  /** True if the code is right for the offered key, which the account then has. */
  async add(db: EntityManager, setup: Setup, code: string): Promise<boolean> {
    for (const key of this.offers(setup)) {
      const lastStep = this.stepOf(code, key);
      if (lastStep === undefined) continue;
      const { sealedKey, sealedWith } = this.sealed(key, setup.userId);
      const added = await db.query<unknown[]>(
        `INSERT INTO totp_keys (user_id, sealed_key, sealed_with, last_step, created_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (user_id) DO NOTHING RETURNING 1`,
        [setup.userId, sealedKey, sealedWith, lastStep, this.clock.now()],
      );
      return added.length > 0;
    }
    return false;
  }

  async find(userId: string): Promise<TotpKey | null> {
    return this.database.reader.manager.findOneBy(TotpKey, { userId });
  }

  /** False if there was none. */
  async remove(db: EntityManager, userId: string): Promise<boolean> {
    const removed = await db.delete(TotpKey, { userId });
    return removed.affected === 1;
  }

  /** True for a right code that was not used before. Of many at once, one is (RFC 6238, 5.2). */
  async use(db: EntityManager, userId: string, code: string): Promise<boolean> {
    const [row] = await db.query<{ sealedKey: string }[]>(
      'SELECT sealed_key AS "sealedKey" FROM totp_keys WHERE user_id = ?',
      [userId],
    );
    const key = row && this.unsealed(row.sealedKey, userId);
    const step = key && this.stepOf(code, key);
    if (step === undefined) return false;
    const used = await db.query<unknown[]>(
      'UPDATE totp_keys SET last_step = ?, used_at = ? WHERE user_id = ? AND last_step < ? RETURNING 1',
      [step, this.clock.now(), userId, step],
    );
    return used.length > 0;
  }

  /** Encrypts with the first SECRET what an earlier one has encrypted, so that the earlier one can go. */
  async reseal(): Promise<void> {
    let after = '';
    for (;;) {
      const rows = await this.database.reader.manager.query<Pick<TotpKey, 'userId' | 'sealedKey'>[]>(
        `SELECT user_id AS "userId", sealed_key AS "sealedKey" FROM totp_keys
          WHERE sealed_with <> ? AND user_id > ? ORDER BY user_id LIMIT ?`,
        [this.sealer.name, after, policy.retention.batch],
      );
      const last = rows.at(-1);
      if (!last) return;
      // One whose SECRET is gone stays as it is: its owner needs a recovery code.
      const resealed = rows.flatMap(({ userId, sealedKey: old }) => {
        const key = this.unsealed(old, userId);
        return key ? [{ userId, old, ...this.sealed(key, userId) }] : [];
      });
      await this.database.write([], async (db) => {
        for (const { userId, old, sealedKey, sealedWith } of resealed) {
          const sql = 'UPDATE totp_keys SET sealed_key = ?, sealed_with = ? WHERE user_id = ? AND sealed_key = ?';
          await db.query(sql, [sealedKey, sealedWith, userId, old]);
        }
      });
      after = last.userId;
    }
  }

  /** The time step that this is the code of. Without stopping at the first, so that the time tells nothing. */
  private stepOf(code: string, key: Buffer): number | undefined {
    const now = stepAt(this.clock.now());
    let found: number | undefined;
    for (let step = now - stepsApart; step <= now + stepsApart; step += 1)
      if (constantTimeEqual(totpCode(key, step), code)) found = step;
    return found;
  }

  private offers({ userId, authEpoch, startedAt }: Setup): Buffer[] {
    return this.keyring
      .keys('totp offer')
      .map((key) =>
        createHmac('sha256', Buffer.from(key, 'base64url'))
          .update(`${userId} ${authEpoch} ${startedAt}`)
          .digest()
          .subarray(0, keyBytes),
      );
  }

  private sealed(key: Buffer, userId: string): Pick<TotpKey, 'sealedKey' | 'sealedWith'> {
    const { sealed, sealedWith } = this.sealer.seal(key.toString('base64url'), userId);
    return { sealedKey: sealed, sealedWith };
  }

  private unsealed(sealedKey: string, userId: string): Buffer | undefined {
    const text = this.sealer.open(sealedKey, userId);
    return text === undefined ? undefined : Buffer.from(text, 'base64url');
  }
}
