import { Injectable } from '@nestjs/common';
import { sha256 } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import type { PreparedRead, RowRead } from '../database/engine.js';
import { policy } from '../policy.js';
import { factorsIfNeeded, fromLiveSession, lifetimes, type SessionColumns, type SessionData } from './session-data.js';

/** A live session, as read for a request. */
type LiveSession = SessionColumns & SessionData & { readonly seenAt: Timestamp };

type LiveRow = SessionColumns & { readonly data: string; readonly seenAt: Timestamp };

/** By id. Only `Sessions.begin` inserts: an upsert by a slow request would restore a session after its log-out. */
@Injectable()
export class SessionRows {
  private readonly liveRow: PreparedRead<LiveRow>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.liveRow = database.prepare(
      `SELECT s.user_id AS "userId", u.email, u.display_name AS "displayName", u.role, u.created_at AS "memberSince",
              s.id_hash AS hash, s.created_at AS "startedAt", u.delete_after AS "deleteAfter", s.data,
              s.seen_at AS "seenAt"${factorsIfNeeded(config)}
       ${fromLiveSession}`,
    );
  }

  find(id: string, done: RowRead<LiveSession>): void {
    const now = this.clock.now();
    this.liveRow([sha256(id), now, now], (error, row) => {
      if (error || !row) return done(error);
      const { data, ...columns } = row;
      done(undefined, { ...(JSON.parse(data) as SessionData), ...columns });
    });
  }

  async save(id: string, data: string): Promise<void> {
    const sql = 'UPDATE sessions SET data = ? WHERE id_hash = ? AND expires_at > ?';
    await this.database.write([], (db) => db.query(sql, [data, sha256(id), this.clock.now()]));
  }

  /** Whether "last seen" is old enough to be updated. */
  isTouchDue(seenAt: Timestamp): boolean {
    return this.clock.now() - seenAt >= policy.sessions.seenEvery;
  }

  /** Extends the idle lifetime, never past the absolute one. */
  async touch(id: string, kind: Pick<SessionData, 'remembered' | 'bearer'>): Promise<void> {
    await this.touchHash(sha256(id), kind);
  }

  /** The same for whoever does not have its id. */
  async touchHash(hash: string, kind: Pick<SessionData, 'remembered' | 'bearer'>): Promise<void> {
    const now = this.clock.now();
    const { idle, absolute } = lifetimes(kind);
    await this.database.writeRelaxed([], (db) =>
      db.query(
        `UPDATE sessions
            SET seen_at = ?, expires_at = CASE WHEN created_at + ? < ? THEN created_at + ? ELSE ? END
          WHERE id_hash = ? AND expires_at > ? AND seen_at <= ?`,
        // Checked again: pages opened at the same time have all read the same old row.
        [now, absolute, now + idle, absolute, now + idle, hash, now, now - policy.sessions.seenEvery],
      ),
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.write([], (db) => db.query('DELETE FROM sessions WHERE id_hash = ?', [sha256(id)]));
  }
}
