import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sha256 } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import { Device } from './device.entity.js';
import { type Owner, Users } from './users.js';

/** The browsers that an account has been used in. */
@Injectable()
export class Devices {
  constructor(
    private readonly reader: DataSource,
    private readonly users: Users,
    private readonly clock: Clock,
  ) {}

  /** The owner of the address, and whether they have used this browser. Same queries for an unknown address. */
  async recognize(normalizedEmail: string, deviceToken: string): Promise<{ owner: Owner | null; isKnown: boolean }> {
    const owner = await this.users.findByEmail(normalizedEmail);
    const sql = 'SELECT 1 FROM devices WHERE cookie_hash = ? AND user_id = ?';
    const known = await this.reader.query<unknown[]>(sql, [sha256(deviceToken), owner?.id ?? '']);
    return { owner, isKnown: known.length > 0 };
  }

  /** True if the account did not know the browser. `Sessions.endAll` and `revoke` end that. */
  async recordLogin(db: EntityManager, userId: string, deviceToken: string): Promise<boolean> {
    const now = this.clock.now();
    const cookieHash = sha256(deviceToken);
    const sql = 'UPDATE devices SET last_seen_at = ? WHERE cookie_hash = ? AND user_id = ? RETURNING 1';
    const known = await db.query<unknown[]>(sql, [now, cookieHash, userId]);
    if (known.length > 0) return false;
    await db.insert(Device, { cookieHash, userId, firstSeenAt: now, lastSeenAt: now });
    return true;
  }
}
