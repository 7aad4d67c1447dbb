import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../common/keyring.js';
import { Clock, seconds, type Timestamp } from '../common/time.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { ofAccount } from '../database/subjects.js';
import { policy } from '../policy.js';
import { factorsOf, liveAt, type SessionData } from '../sessions/session-data.js';
import { SessionRows } from '../sessions/session-rows.js';

/** What the provider keeps here. Everything else that it knows is never made, or lives elsewhere. */
export type RecordKind = 'Grant' | 'AuthorizationCode' | 'AccessToken' | 'RefreshToken' | 'Interaction';

interface Row {
  readonly payload: string;
  readonly consumedAt: number | null;
}

/** A grant has ended, or something that works once was used before. */
export class RecordGone extends Error {
  constructor() {
    super('The record is gone.');
  }
}

/**
 * Everything hangs on the account's epoch and, but for what outlives log-outs, on a session: whatever ends those ends a
 * record with the next request, without a call from there. Ids are stored as hashes, since they are the tokens.
 */
@Injectable()
export class Records {
  private readonly live: string;

  constructor(
    private readonly database: Database,
    private readonly sessionRows: SessionRows,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.live = `FROM oidc_records r
       JOIN clients c ON c.id = r.client_id
       JOIN users u ON u.id = r.user_id AND u.auth_epoch = r.auth_epoch
       LEFT JOIN sessions s ON s.id_hash = r.session_hash
      WHERE r.kind = ? AND r.id_hash = ? AND ? BETWEEN r.created_at - ${policy.sessions.idle} AND r.expires_at - 1
        AND u.delete_after IS NULL
        AND (r.session_hash IS NULL OR (s.auth_epoch = u.auth_epoch AND ${liveAt('s')}))
        AND (c.group_name IS NULL
             OR EXISTS (SELECT 1 FROM group_members m WHERE m.user_id = u.id AND m.group_name = c.group_name))
        ${config.requireSecondFactor === 'everyone' ? `AND ${factorsOf('u')} > 0` : ''}`;
  }

  async find(kind: RecordKind, id: string): Promise<AdapterPayload | undefined> {
    const now = this.clock.now();
    const sql = `SELECT r.payload, r.consumed_at AS "consumedAt" ${this.live}`;
    const [row] = await this.database.reader.query<Row[]>(sql, [kind, sha256(id), now, now]);
    return row && payloadOf(row, id);
  }

  /**
   * A token of a grant: it ends with what that ends with.
   * @throws RecordGone if the grant has ended.
   */
  async addToGrant(kind: RecordKind, id: string, payload: AdapterPayload): Promise<void> {
    const { grantId = '', accountId = '' } = payload;
    const now = this.clock.now();
    const sql = `INSERT INTO oidc_records (kind, id_hash, user_id, auth_epoch, session_hash, client_id, grant_id, payload,
                                           created_at, expires_at)
       SELECT ?, ?, r.user_id, r.auth_epoch, r.session_hash, r.client_id, ?, ?, ?, ? ${this.live} RETURNING 1`;
    const values = [kind, sha256(id), grantId, withoutId(payload), now, this.endOf(payload)];
    const added = await this.database.write([ofAccount(accountId)], (db) =>
      db.query<unknown[]>(sql, [...values, 'Grant', sha256(grantId), now, now]),
    );
    if (added.length === 0) throw new RecordGone();
  }

  /** @throws RecordGone for all but the first of many callers. */
  async consume(kind: RecordKind, id: string): Promise<void> {
    const now = this.clock.now();
    await this.database.write([], async (db) => {
      const [consumed] = await db.query<{ grantId: string }[]>(
        `UPDATE oidc_records SET consumed_at = ? WHERE kind = ? AND id_hash = ? AND consumed_at IS NULL
         RETURNING grant_id AS "grantId"`,
        [now, kind, sha256(id)],
      );
      if (!consumed) throw new RecordGone();
      await this.dropOldest(db, kind, consumed.grantId);
    });
  }

  /** A site that refreshes every hour for a month leaves hundreds. The last ones are enough to notice a replay. */
  private async dropOldest(db: EntityManager, kind: RecordKind, grantId: string): Promise<void> {
    await db.query(
      `DELETE FROM oidc_records WHERE kind = ? AND grant_id = ? AND consumed_at IS NOT NULL AND id_hash NOT IN
         (SELECT id_hash FROM oidc_records WHERE kind = ? AND grant_id = ? AND consumed_at IS NOT NULL
           ORDER BY consumed_at DESC LIMIT ?)`,
      [kind, grantId, kind, grantId, policy.oidc.tokens.usedKept],
    );
  }

  /** A site that goes on is a sign of life, as with forward authentication: its session is not idle. */
  async touchSession(grantId: string): Promise<void> {
    const [session] = await this.database.reader.query<{ hash: string; seenAt: Timestamp; data: string }[]>(
      `SELECT s.id_hash AS hash, s.seen_at AS "seenAt", s.data FROM oidc_records r
         JOIN sessions s ON s.id_hash = r.session_hash WHERE r.kind = 'Grant' AND r.id_hash = ?`,
      [sha256(grantId)],
    );
    if (session && this.sessionRows.isTouchDue(session.seenAt))
      await this.sessionRows.touchHash(session.hash, JSON.parse(session.data) as SessionData);
  }

  async remove(kind: RecordKind, id: string): Promise<void> {
    const sql = 'DELETE FROM oidc_records WHERE kind = ? AND id_hash = ?';
    await this.database.write([], (db) => db.query(sql, [kind, sha256(id)]));
  }

  async removeOfGrant(kind: RecordKind, grantId: string): Promise<void> {
    const sql = 'DELETE FROM oidc_records WHERE kind = ? AND grant_id = ?';
    await this.database.write([], (db) => db.query(sql, [kind, grantId]));
  }

  /** By the provider's clock it is in whole seconds from now. */
  private endOf({ iat = 0, exp = 0 }: AdapterPayload): number {
    return this.clock.now() + seconds(exp - iat);
  }
}

export function withoutId(payload: AdapterPayload): string {
  return JSON.stringify({ ...payload, jti: undefined });
}

function payloadOf({ payload, consumedAt }: Row, id: string): AdapterPayload {
  const consumed = consumedAt === null ? {} : { consumed: seconds(1) };
  return { ...(JSON.parse(payload) as AdapterPayload), ...consumed, jti: id };
}
