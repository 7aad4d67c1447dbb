import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type Session, type SessionData as StoreData, Store } from 'express-session';
import type { Timestamp } from '../../common/time.js';
import { serializeSession, type SessionColumns, type SessionData } from '../../sessions/session-data.js';
import { SessionRows } from '../../sessions/session-rows.js';
import { isRefusedWrite } from '../errors/http-problem.js';

type Stored = SessionData & SessionColumns;

// Only this folder uses express-session; the rest uses `req.principal`.
declare module 'express-session' {
  interface SessionData extends Stored {
    seenAt: Timestamp;
  }
}

type Callback = (error?: unknown) => void;

/** The store behind express-session. */
@Injectable()
export class SessionStore extends Store {
  /** Added by express-session: puts a session with a new id on the request. */
  declare generate: (req: Request) => void;

  private readonly written = new WeakMap<object, string>();

  constructor(private readonly rows: SessionRows) {
    super();
  }

  override get(id: string, callback: (error: unknown, session?: StoreData | null) => void): void {
    this.rows.find(id, (error, live) => {
      if (error) callback(error);
      // The id of a session with a token is no cookie.
      else callback(null, live && !live.bearer ? { ...live, cookie: { originalMaxAge: null } } : null);
    });
  }

  /** Marks the session as stored, so that express-session does not write it again. */
  markWritten(begun: Session & SessionData): void {
    this.written.set(begun, serializeSession(begun));
  }

  override set(id: string, changed: StoreData, callback: Callback = () => undefined): void {
    const data = serializeSession(changed);
    if (this.written.get(changed) === data) callback();
    else this.rows.save(id, data).then(() => callback(), callback);
  }

  /** Skipped for HEAD, which changes nothing. */
  override touch(
    id: string,
    { req, seenAt, remembered }: StoreData & { readonly req?: Request },
    callback: Callback = () => undefined,
  ): void {
    // Synchronous callback: express-session then sends the page in one piece.
    if (req?.method === 'HEAD' || !this.rows.isTouchDue(seenAt)) callback();
    else
      this.rows.touch(id, { remembered }).then(
        () => callback(),
        // The page is already rendered, and the next request tries again.
        (error: unknown) => callback(isRefusedWrite(error) ? undefined : error),
      );
  }

  override destroy(id: string, callback: Callback = () => undefined): void {
    this.rows.remove(id).then(() => callback(), callback);
  }
}
