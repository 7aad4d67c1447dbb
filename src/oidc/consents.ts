import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { Sessions } from '../sessions/sessions.js';
import { Events } from '../users/events.js';

export interface ConnectedSite {
  readonly clientId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Timestamp;
  readonly usedAt: Timestamp;
}

/** What people let a site know. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async scopesOf(userId: string, clientId: string): Promise<string[]> {
    return scopesIn(this.database.reader.manager, userId, clientId);
  }

  async list(userId: string): Promise<ConnectedSite[]> {
    const rows = await this.database.reader.query<(Omit<ConnectedSite, 'scopes'> & { scopes: string })[]>(
      `SELECT n.client_id AS "clientId", c.name, n.scopes, n.created_at AS "createdAt", n.used_at AS "usedAt"
         FROM consents n JOIN clients c ON c.id = n.client_id WHERE n.user_id = ? ORDER BY c.name, c.id`,
      [userId],
    );
    return rows.map((row) => ({ ...row, scopes: row.scopes.split(' ') }));
  }

  /** In the caller's transaction. What was given before stays. */
  async give(
    db: EntityManager,
    userId: string,
    { id, name }: { readonly id: string; readonly name: string },
    scopes: readonly string[],
    client: ClientInfo,
  ): Promise<void> {
    const before = await scopesIn(db, userId, id);
    const all = [...new Set([...before, ...scopes])].join(' ');
    const now = this.clock.now();
    await db.query(
      `INSERT INTO consents (user_id, client_id, scopes, created_at, used_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (user_id, client_id) DO UPDATE SET scopes = excluded.scopes, used_at = excluded.used_at`,
      [userId, id, all, now, now],
    );
    if (before.length === 0) await this.events.record(db, userId, 'site-connected', client, name);
  }

  /**
   * Ends all of the site's tokens, too. False if it was not connected.
   * @throws SessionEnded
   */
  async withdraw(principal: Principal, clientId: string, client: ClientInfo): Promise<boolean> {
    const { userId } = principal;
    return this.sessions.write(principal, async (db) => {
      const ended = await db.query<{ name: string }[]>(
        `DELETE FROM consents WHERE user_id = ? AND client_id = ?
         RETURNING (SELECT name FROM clients WHERE id = client_id) AS name`,
        [userId, clientId],
      );
      const [site] = ended;
      if (!site) return false;
      await db.query('DELETE FROM oidc_records WHERE user_id = ? AND client_id = ?', [userId, clientId]);
      // So that the site hears of it: see `BackchannelLogout`.
      await db.query('UPDATE client_sessions SET session_hash = NULL WHERE user_id = ? AND client_id = ?', [
        userId,
        clientId,
      ]);
      await this.events.record(db, userId, 'site-disconnected', client, site.name);
      return true;
    });
  }
}

async function scopesIn(db: EntityManager, userId: string, clientId: string): Promise<string[]> {
  const sql = 'SELECT scopes FROM consents WHERE user_id = ? AND client_id = ?';
  const [row] = await db.query<{ scopes: string }[]>(sql, [userId, clientId]);
  return row?.scopes.split(' ') ?? [];
}
