import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newAccessToken } from '../common/access-token.js';
import { sha256 } from '../common/keyring.js';
import { orderedId } from '../common/ordered-id.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import type { PreparedRead, RowRead } from '../database/engine.js';
import type { Principal, Scope } from '../domain/principal.js';
import { policy } from '../policy.js';
import { AccessToken } from './access-token.entity.js';
import { factorsIfNeeded, fromLiveToken, type SessionColumns } from './session-data.js';

/** A live personal token, as read for a request. */
type LiveToken = SessionColumns & Pick<AccessToken, 'scopes' | 'usedAt' | 'expiresAt'>;

/** A token as its owner sees it. */
export type ShownToken = Pick<AccessToken, 'id' | 'name' | 'createdAt' | 'usedAt' | 'expiresAt'> & {
  readonly scopes: readonly Scope[];
};

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Timestamp;
}

/** The personal tokens of accounts. */
@Injectable()
export class AccessTokens {
  private readonly liveToken: PreparedRead<LiveToken>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.liveToken = database.prepare(
      `SELECT t.user_id AS "userId", u.email, u.display_name AS "displayName", u.role, u.created_at AS "memberSince",
              t.token_hash AS hash, t.created_at AS "startedAt", u.delete_after AS "deleteAfter", t.scopes,
              t.used_at AS "usedAt", t.expires_at AS "expiresAt"${factorsIfNeeded(config)}
       ${fromLiveToken}`,
    );
  }

  find(token: string, done: RowRead<LiveToken>): void {
    const now = this.clock.now();
    this.liveToken([sha256(token), now, now], done);
  }

  /** Whether "last used" is old enough to be updated. */
  isTouchDue(usedAt: Timestamp | null): boolean {
    return usedAt === null || this.clock.now() - usedAt >= policy.accessTokens.usedEvery;
  }

  async touch(hash: string): Promise<void> {
    const now = this.clock.now();
    const sql = 'UPDATE access_tokens SET used_at = ? WHERE token_hash = ? AND (used_at IS NULL OR used_at < ?)';
    await this.database.writeRelaxed([], (db) => db.query(sql, [now, hash, now]));
  }

  /** Neither in the past nor further ahead than anybody plans. */
  mayLastUntil(expiresAt: Timestamp): boolean {
    const now = this.clock.now();
    return expiresAt > now && expiresAt <= now + policy.accessTokens.atMost;
  }

  /** The newest first, without those that have ended. */
  async ofUser(userId: string, db: EntityManager = this.database.reader.manager): Promise<ShownToken[]> {
    const rows = await db.query<(Omit<ShownToken, 'scopes'> & { scopes: string })[]>(
      `SELECT t.id, t.name, t.scopes, t.created_at AS "createdAt", t.used_at AS "usedAt", t.expires_at AS "expiresAt"
         FROM access_tokens t JOIN users u ON u.id = t.user_id AND u.auth_epoch = t.auth_epoch
        WHERE t.user_id = ? AND t.expires_at > ?
        ORDER BY t.created_at DESC, t.id DESC`,
      [userId, this.clock.now()],
    );
    return rows.map((row) => ({ ...row, scopes: scopesIn(row.scopes) }));
  }

  /** In the caller's transaction, which has checked the session and the number. @returns what is shown once. */
  async add(
    db: EntityManager,
    userId: string,
    { name, scopes, expiresAt }: NewToken,
    token = newAccessToken('personal'),
  ): Promise<ShownToken & { readonly token: string }> {
    const id = orderedId();
    const createdAt = this.clock.now();
    await db.query(
      `INSERT INTO access_tokens (id, user_id, auth_epoch, name, scopes, token_hash, created_at, expires_at)
       SELECT ?, id, auth_epoch, ?, ?, ?, ?, ? FROM users WHERE id = ?`,
      [id, name, scopes.join(' '), sha256(token), createdAt, expiresAt, userId],
    );
    return { id, token, name, scopes, createdAt, usedAt: null, expiresAt };
  }

  /** Returns its name; undefined if this user has no such token. */
  async end(db: EntityManager, userId: string, id: string): Promise<string | undefined> {
    const sql = 'DELETE FROM access_tokens WHERE id = ? AND user_id = ? RETURNING name';
    const [ended] = await db.query<{ name: string }[]>(sql, [id, userId]);
    return ended?.name;
  }
}

export function principalOfToken({ scopes, expiresAt, ...columns }: LiveToken): Principal {
  const { userId, email, displayName, role, memberSince, deleteAfter, hash, startedAt, factors } = columns;
  return {
    ...{ userId, email, displayName, role, memberSince, deleteAfter, lacksFactor: factors === 0 },
    // Its owner had authenticated recently when it was made.
    amr: ['pwd'],
    authenticatedAt: startedAt,
    lastLogin: undefined,
    bearer: { kind: 'personal', scopes: scopesIn(scopes), expiresAt },
    session: { hash, startedAt, remembered: false },
  };
}

/** As stored. */
function scopesIn(text: string): Scope[] {
  return text.split(' ') as Scope[];
}
