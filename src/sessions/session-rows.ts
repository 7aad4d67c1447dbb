import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sha256 } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { prepared } from '../database/sqlite/prepared.js';
import type { Principal } from '../domain/principal.js';
import { policy } from '../policy.js';
import { lifetimes, liveAt, principalOfSession, type SessionData } from './session-data.js';

/** A live session, as read for a request. */
export interface LiveSession {
  readonly principal: Principal;
  readonly data: SessionData;
  readonly seenAt: Timestamp;
}

interface LiveRow {
  readonly user_id: string;
  readonly email: string;
  readonly member_since: Timestamp;
  readonly data: string;
  readonly created_at: Timestamp;
  readonly seen_at: Timestamp;
}

/**
 * Reads and updates the row of a session by its id. Only `Sessions.begin` inserts: with an upsert, a slow request that
 * saves its session after a log-out would restore it.
 */
@Injectable()
export class SessionRows {
  private readonly liveRow: ReturnType<typeof prepared<LiveRow>>;

  constructor(
    reader: DataSource,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.liveRow = prepared(
      reader,
      `SELECT s.user_id, u.email, u.created_at AS member_since, s.data, s.created_at, s.seen_at
         FROM sessions s JOIN users u ON u.id = s.user_id AND u.auth_epoch = s.auth_epoch
        WHERE s.id_hash = ? AND ${liveAt('s')}`,
    );
  }

  find(id: string): LiveSession | null {
    const hash = sha256(id);
    const row = this.liveRow(hash, this.clock.now());
    if (!row) return null;
    const data = JSON.parse(row.data) as SessionData;
    const { user_id: userId, email, member_since: memberSince, created_at: startedAt } = row;
    const principal = principalOfSession({ userId, email, memberSince, hash, startedAt }, data);
    return { principal, data, seenAt: row.seen_at };
  }

  async save(id: string, data: string): Promise<void> {
    const sql = 'UPDATE sessions SET data = ? WHERE id_hash = ? AND expires_at > ?';
    await this.database.write((db) => db.query(sql, [data, sha256(id), this.clock.now()]));
  }

  /** Whether "last seen" is old enough to be updated. */
  isTouchDue(seenAt: Timestamp): boolean {
    return this.clock.now() - seenAt >= policy.sessions.seenEvery;
  }

  /** Extends the idle lifetime, never past the absolute one. */
  async touch(id: string, remembered: boolean): Promise<void> {
    const now = this.clock.now();
    const { idle, absolute } = lifetimes(remembered);
    await this.database.writeRelaxed((db) =>
      db.query(
        `UPDATE sessions SET seen_at = ?, expires_at = MIN(?, created_at + ?)
          WHERE id_hash = ? AND expires_at > ? AND seen_at <= ?`,
        // Checked again: pages opened at the same time have all read the same old row.
        [now, now + idle, absolute, sha256(id), now, now - policy.sessions.seenEvery],
      ),
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.write((db) => db.query('DELETE FROM sessions WHERE id_hash = ?', [sha256(id)]));
  }
}
