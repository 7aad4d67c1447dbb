import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type Session, type SessionData as ExpressSessionData, Store } from 'express-session';
import { DataSource } from 'typeorm';
import { Database } from '../../database/database.js';
import { prepared } from '../../database/sqlite/prepared.js';
import { Overloaded } from '../../common/bounded-queue.js';
import { policy } from '../../policy.js';
import { sha256 } from '../../common/keyring.js';
import { Clock, type Timestamp } from '../../common/time.js';
import type { SavedRequest } from './saved-request.js';

type Callback = (error?: unknown) => void;

/** What a session's row keeps as JSON, beside its columns. */
export interface SessionData {
  remembered: boolean;
  /** When the password was last given. */
  authenticatedAt: Timestamp;
  /**
   * The log-in before this one, null when there was none: kept here, since it is shown often and stays the same. Not
   * known in a session that began before that was so (November 2026).
   */
  lastLogin: Timestamp | null | undefined;
  /** A form that waits while the password is asked again. */
  savedRequest?: SavedRequest | undefined;
}

type StoredData = SessionData;

declare module 'express-session' {
  interface SessionData extends StoredData {
    seenAt: Timestamp;
  }
}

interface LiveRow {
  user_id: string;
  email: string;
  member_since: Timestamp;
  data: string;
  created_at: Timestamp;
  seen_at: Timestamp;
}

/**
 * In SQL, whether a session is live at a moment. One that begins later than it may be idle was begun by a clock that was
 * ahead: it would live for as long as that was.
 */
export const liveAt = (sessions: string): string =>
  `? BETWEEN ${sessions}.created_at - ${policy.sessions.idle} AND ${sessions}.expires_at - 1`;

/**
 * The store behind express-session. It never inserts: a session begins only in `Sessions.begin`. The usual stores
 * upsert, and so bring a session back to life when a slow request saves it after a log-out.
 */
@Injectable()
export class SessionStore extends Store {
  /** Added by express-session: makes a new session with a new id and puts it on the request. */
  declare generate: (req: Request) => void;

  private readonly written = new WeakMap<object, string>();

  private readonly liveRow: ReturnType<typeof prepared<LiveRow>>;

  constructor(
    reader: DataSource,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
    this.liveRow = prepared(
      reader,
      `SELECT s.user_id, u.email, u.created_at AS member_since, s.data, s.created_at, s.seen_at
         FROM sessions s JOIN users u ON u.id = s.user_id AND u.auth_epoch = s.auth_epoch
        WHERE s.id_hash = ? AND ${liveAt('s')}`,
    );
  }

  override get(id: string, callback: (error: unknown, session?: ExpressSessionData | null) => void): void {
    let session: ExpressSessionData | null;
    try {
      session = this.find(id);
    } catch (error) {
      callback(error);
      return;
    }
    callback(null, session);
  }

  private find(id: string): ExpressSessionData | null {
    const idHash = sha256(id);
    const row = this.liveRow(idHash, this.clock.now());
    if (!row) return null;
    const kept = JSON.parse(row.data) as SessionData;
    return {
      ...kept,
      cookie: { originalMaxAge: null },
      seenAt: row.seen_at,
      principal: {
        userId: row.user_id,
        email: row.email,
        memberSince: row.member_since,
        sessionHash: idHash,
        loggedInAt: row.created_at,
        authenticatedAt: kept.authenticatedAt,
        lastLogin: kept.lastLogin,
      },
    };
  }

  /** Remembers that the row already holds this session, so that express-session need not write it again. */
  markWritten(session: Session & SessionData): void {
    this.written.set(session, serializeSession(session));
  }

  override set(id: string, session: ExpressSessionData, callback: Callback = () => undefined): void {
    const data = serializeSession(session);
    if (this.written.get(session) === data) {
      callback();
      return;
    }
    this.database
      .write((db) =>
        db.query('UPDATE sessions SET data = ? WHERE id_hash = ? AND expires_at > ?', [
          data,
          sha256(id),
          this.clock.now(),
        ]),
      )
      .then(() => {
        callback();
      }, callback);
  }

  /** Moves the idle end on, never past the absolute one; not for a HEAD, which changes nothing. */
  override touch(
    id: string,
    session: ExpressSessionData & { readonly req?: Request },
    callback: Callback = () => undefined,
  ): void {
    const now = this.clock.now();
    if (session.req?.method === 'HEAD' || now - session.seenAt < policy.sessions.seenEvery) {
      callback();
      return;
    }
    const { idle, absolute } = lifetimes(session.remembered);
    this.database
      .writeRelaxed((db) =>
        db.query(
          `UPDATE sessions SET seen_at = ?, expires_at = MIN(?, created_at + ?)
            WHERE id_hash = ? AND expires_at > ? AND seen_at <= ?`,
          // Asked again: pages opened side by side all found the session as it was before any of them.
          [now, now + idle, absolute, sha256(id), now, now - policy.sessions.seenEvery],
        ),
      )
      .then(
        () => {
          callback();
        },
        // The page is already made, and the next one tries again.
        (error: unknown) => {
          callback(error instanceof Overloaded ? undefined : error);
        },
      );
  }

  override destroy(id: string, callback: Callback = () => undefined): void {
    this.database
      .write((db) => db.query('DELETE FROM sessions WHERE id_hash = ?', [sha256(id)]))
      .then(() => {
        callback();
      }, callback);
  }
}

export function serializeSession({
  remembered,
  authenticatedAt,
  lastLogin,
  savedRequest,
}: SessionData): string {
  return JSON.stringify({ remembered, authenticatedAt, lastLogin, savedRequest } satisfies SessionData);
}

export function lifetimes(remembered: boolean): { idle: number; absolute: number } {
  const { idle, absolute, rememberedIdle, rememberedAbsolute } = policy.sessions;
  return remembered ? { idle: rememberedIdle, absolute: rememberedAbsolute } : { idle, absolute };
}
