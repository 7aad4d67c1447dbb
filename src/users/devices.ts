import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sha256 } from '../common/keyring.js';
import { Clock, stillLasts, type Timestamp } from '../common/time.js';
import { policy } from '../policy.js';
import { Device } from './device.entity.js';
import { type Owner, Users } from './users.js';

const { withOwnBudget, perUser } = policy.devices;

interface Recognized {
  readonly owner: Owner | null;
  readonly isKnown: boolean;
  /** One of the first known browsers of the account: `policy.devices.withOwnBudget`. */
  readonly isEarly: boolean;
  /** Its owner has chosen that it needs no second step for a while. */
  readonly isTrusted: boolean;
}

/** The browsers that an account has been used in. */
@Injectable()
export class Devices {
  constructor(
    private readonly reader: DataSource,
    private readonly users: Users,
    private readonly clock: Clock,
  ) {}

  /** The owner of the address, and whether they have used this browser. Same queries for an unknown address. */
  async recognize(normalizedEmail: string, deviceToken: string): Promise<Recognized> {
    const owner = await this.users.findByEmail(normalizedEmail);
    const [known] = await this.reader.query<{ older: number; trustedUntil: Timestamp | null }[]>(
      `SELECT (SELECT COUNT(*) FROM devices o WHERE o.user_id = d.user_id AND o.first_seen_at < d.first_seen_at) AS older,
              d.trusted_until AS "trustedUntil"
         FROM devices d WHERE d.cookie_hash = ? AND d.user_id = ?`,
      [sha256(deviceToken), owner?.id ?? ''],
    );
    const isTrusted = stillLasts(known?.trustedUntil ?? 0, policy.factors.trustedBrowser, this.clock.now());
    const isKnown = known !== undefined;
    return { owner, isKnown, isEarly: isKnown && known.older < withOwnBudget, isTrusted };
  }

  /** For a browser that the account has just been used in. */
  async trust(db: EntityManager, userId: string, deviceToken: string): Promise<void> {
    const sql = 'UPDATE devices SET trusted_until = ? WHERE cookie_hash = ? AND user_id = ?';
    await db.query(sql, [this.clock.now() + policy.factors.trustedBrowser, sha256(deviceToken), userId]);
  }

  /** True if the account did not know the browser. `Sessions.endAll` and `revoke` end that. */
  async recordLogin(db: EntityManager, userId: string, deviceToken: string): Promise<boolean> {
    const now = this.clock.now();
    const cookieHash = sha256(deviceToken);
    const sql = 'UPDATE devices SET last_seen_at = ? WHERE cookie_hash = ? AND user_id = ? RETURNING 1';
    const known = await db.query<unknown[]>(sql, [now, cookieHash, userId]);
    if (known.length > 0) return false;
    await this.forgetNewest(db, userId);
    await db.insert(Device, { cookieHash, userId, firstSeenAt: now, lastSeenAt: now });
    return true;
  }

  /** Makes room for one more. Not by the oldest, which are the owner's: a thief with the password could replace them. */
  private async forgetNewest(db: EntityManager, userId: string): Promise<void> {
    await db.query(
      `DELETE FROM devices WHERE user_id = ? AND cookie_hash NOT IN
         (SELECT cookie_hash FROM devices WHERE user_id = ? ORDER BY first_seen_at LIMIT ?)`,
      [userId, userId, perUser - 1],
    );
  }
}
