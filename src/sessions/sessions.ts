import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThanOrEqual, MoreThan } from 'typeorm';
import { newAccessToken } from '../common/access-token.js';
import { randomToken, sha256 } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { ofAccount, type Subject } from '../database/subjects.js';
import type { Principal } from '../domain/principal.js';
import { SessionEnded } from '../domain/errors.js';
import { policy } from '../policy.js';
import {
  fromLiveSession,
  fromLiveToken,
  isBearer,
  keptAt,
  lifetimes,
  liveAt,
  type LoginSubject,
  type NewSession,
  newSession,
  serializeSession,
  type SessionData,
  type SessionStart,
} from './session-data.js';
import { Session } from './session.entity.js';

/** Begins, renews and ends the sessions of users who are logged in. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a session in the caller's transaction, which must commit before the browser gets its cookie.
   * Undefined if the account has changed since `user` was read: the authentication is no longer valid. Also if it is not
   * active, whoever asks.
   */
  async begin(
    db: EntityManager,
    user: LoginSubject,
    { authentication: { amr, authenticatedAt }, client, deviceToken, remembered, bearer, lastLogin }: SessionStart,
  ): Promise<NewSession | undefined> {
    const id = bearer ? newAccessToken('session') : randomToken();
    const now = this.clock.now();
    const { idle, absolute } = lifetimes({ remembered, bearer });
    const end = now + Math.min(idle, absolute);
    const data: SessionData = { remembered, bearer, amr, authenticatedAt, lastLogin };
    const { ip, userAgent } = client;
    const [begun] = await db.query<unknown[]>(
      `INSERT INTO sessions (id_hash, user_id, ordinal, auth_epoch, device_hash, data, ip, user_agent, created_at,
                             seen_at, expires_at)
       SELECT ?, id, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM sessions WHERE user_id = users.id), auth_epoch,
              ?, ?, ?, ?, ?, ?, ?
         FROM users WHERE id = ? AND auth_epoch = ? AND state = 'active'
       RETURNING id_hash`,
      [
        sha256(id),
        bearer ? null : sha256(deviceToken),
        serializeSession(data),
        ip,
        userAgent,
        now,
        now,
        end,
        user.id,
        user.authEpoch,
      ],
    );
    if (!begun) return undefined;
    await this.endOldest(db, user, now, bearer === true);
    const { id: userId, email, displayName, role, createdAt: memberSince, deleteAfter } = user;
    return newSession(id, { userId, email, displayName, role, memberSince, deleteAfter, startedAt: now }, data);
  }

  /**
   * Keeps at most `policy.sessions.perUser` live sessions of browsers, and as many of programs: neither pushes out the
   * other. Expired ones do not count and are deleted.
   */
  private async endOldest(
    db: EntityManager,
    { id, authEpoch }: LoginSubject,
    now: Timestamp,
    bearer: boolean,
  ): Promise<void> {
    const kind = bearer ? isBearer : `NOT ${isBearer}`;
    await db.query(
      `DELETE FROM sessions WHERE user_id = ? AND ${kind} AND id_hash NOT IN
         (SELECT id_hash FROM sessions WHERE user_id = ? AND ${kind} AND auth_epoch = ? AND ${liveAt('sessions')}
           ORDER BY ordinal DESC LIMIT ?)`,
      [id, id, authEpoch, now, policy.sessions.perUser],
    );
  }

  /**
   * Gives this session a new id (OWASP ASVS 7.2.4), and its known browser a new token. The old ones stop working.
   * @param reauthenticated whether the user has just authenticated again.
   * @throws SessionEnded if it has ended. That rolls back the transaction: a logged-out session changes nothing.
   */
  async renew(db: EntityManager, principal: Principal, reauthenticated: boolean): Promise<NewSession> {
    const id = randomToken();
    const now = this.clock.now();
    const { amr, lastLogin } = principal;
    const { hash, startedAt, remembered, savedRequest } = principal.session;
    const authenticatedAt = reauthenticated ? now : principal.authenticatedAt;
    const data: SessionData = { remembered, amr, authenticatedAt, lastLogin, savedRequest };
    const deviceToken = await this.renewDevice(db, principal);
    const deviceHash = deviceToken === undefined ? null : sha256(deviceToken);
    const [renewed] = await db.query<unknown[]>(
      `UPDATE sessions SET id_hash = ?, data = ?, device_hash = COALESCE(?, device_hash)
        WHERE id_hash = ? AND ${liveAt('sessions')}
          AND auth_epoch = (SELECT auth_epoch FROM users u WHERE u.id = sessions.user_id AND ${keptAt('u')})
       RETURNING id_hash`,
      [sha256(id), serializeSession(data), deviceHash, hash, now, now],
    );
    if (!renewed) throw new SessionEnded();
    return { ...newSession(id, { ...principal, startedAt }, data), deviceToken };
  }

  /** Only for this account: whoever has a copy could otherwise renew it for an account of their own. */
  private async renewDevice(db: EntityManager, { userId, session }: Principal): Promise<string | undefined> {
    const token = randomToken();
    const renewed = await db.query<unknown[]>(
      `UPDATE devices SET cookie_hash = ?
        WHERE user_id = ? AND cookie_hash = (SELECT device_hash FROM sessions WHERE id_hash = ?)
       RETURNING 1`,
      [sha256(token), userId, session.hash],
    );
    return renewed.length > 0 ? token : undefined;
  }

  /**
   * Runs a change made in this session, in one transaction with the check.
   * @param about what `work` decides about, other than the account.
   * @throws SessionEnded if it is not live.
   */
  async write<T>(
    principal: Principal,
    work: (db: EntityManager) => Promise<T>,
    about: readonly Subject[] = [],
  ): Promise<T> {
    return this.database.write([ofAccount(principal.userId), ...about], async (db) => {
      await this.requireLive(principal, db);
      return work(db);
    });
  }

  /** For what goes on for a while after the request was let in. @throws SessionEnded if it is not live any more. */
  async requireLive({ session, bearer }: Principal, db: EntityManager = this.database.reader.manager): Promise<void> {
    const now = this.clock.now();
    const from = bearer?.kind === 'personal' ? fromLiveToken : fromLiveSession;
    const [live] = await db.query<unknown[]>(`SELECT 1 ${from}`, [session.hash, now, now]);
    if (!live) throw new SessionEnded();
  }

  /**
   * Ends all sessions, tokens, links and known browsers of an account: every change to who may use it calls this in the
   * same transaction. Log-ins that wait for their second step end with the epoch, and no browser is trusted with a
   * password alone any more. Undo links stay, or a thief could disable the owner's by changing the password. Used links stay:
   * their page says so. The browser of the session that stays is still known.
   * @param keep the hash of the current session or token, if it stays active; a session with a cookie still needs `renew`.
   */
  async endAll(db: EntityManager, userId: string, keep = ''): Promise<void> {
    await db.query(
      `DELETE FROM sessions WHERE user_id = ?
          AND NOT (id_hash = ? AND auth_epoch = (SELECT auth_epoch FROM users WHERE id = ?))`,
      [userId, keep, userId],
    );
    await db.query(
      `DELETE FROM access_tokens WHERE user_id = ?
          AND NOT (token_hash = ? AND auth_epoch = (SELECT auth_epoch FROM users WHERE id = ?))`,
      [userId, keep, userId],
    );
    // With the tokens that they name: asked for again after a new log-in, a token is to work.
    await db.query('DELETE FROM keyed_requests WHERE user_id = ?', [userId]);
    await db.query('UPDATE users SET auth_epoch = auth_epoch + 1 WHERE id = ?', [userId]);
    for (const table of ['sessions', 'access_tokens'])
      await db.query(`UPDATE ${table} SET auth_epoch = (SELECT auth_epoch FROM users WHERE id = ?) WHERE user_id = ?`, [
        userId,
        userId,
      ]);
    await db.query(`DELETE FROM links WHERE user_id = ? AND purpose <> 'undo' AND used_at IS NULL`, [userId]);
    await db.query(
      `DELETE FROM devices WHERE user_id = ? AND cookie_hash NOT IN
         (SELECT device_hash FROM sessions WHERE user_id = ? AND device_hash IS NOT NULL)`,
      [userId, userId],
    );
    await db.query('UPDATE devices SET trusted_until = NULL WHERE user_id = ? AND trusted_until IS NOT NULL', [userId]);
  }

  /** Ends one session of this user, whose browser stays known. False if there is none with this hash. */
  async end(db: EntityManager, userId: string, hash: string): Promise<boolean> {
    const ended = await db.delete(Session, { idHash: hash, userId });
    return ended.affected === 1;
  }

  /** The same for a browser that may be a stranger's: it is not known any more, unless it is the current one. */
  async revoke(db: EntityManager, { userId, session }: Principal, hash: string): Promise<boolean> {
    await db.query(
      `DELETE FROM devices WHERE user_id = ?
          AND cookie_hash IN (SELECT device_hash FROM sessions WHERE id_hash = ? AND user_id = ?)
          AND cookie_hash NOT IN (SELECT device_hash FROM sessions WHERE id_hash = ? AND device_hash IS NOT NULL)`,
      [userId, hash, userId, session.hash],
    );
    return this.end(db, userId, hash);
  }

  /** Live sessions, the most recently seen first. */
  async ofUser(userId: string): Promise<Session[]> {
    const now = this.clock.now();
    return this.database.reader.manager.find(Session, {
      where: { userId, expiresAt: MoreThan(now), createdAt: LessThanOrEqual(now + policy.sessions.idle) },
      order: { seenAt: 'DESC', createdAt: 'DESC' },
    });
  }
}
