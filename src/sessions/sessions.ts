import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { EntityManager } from 'typeorm';
import { policy } from '../policy.js';
import { randomToken, Secrets, sha256 } from '../secrets.js';
import { Clock, type Moment } from '../time.js';
import { Cookies } from '../web/cookies.js';
import type { Requester } from '../web/requester.js';
import { keptData, lifetimes, SessionStore } from './session-store.js';

/** Who logs in, as found when the password was checked. */
export interface LoginSubject {
  readonly id: string;
  readonly email: string;
  readonly authEpoch: number;
}

/** A session that is in the database and not yet in the browser. */
export interface NewSession {
  readonly id: string;
  readonly user: LoginSubject;
  readonly remembered: boolean;
  readonly begunAt: Moment;
}

/** The sessions of people who are logged in: how they begin and end. */
@Injectable()
export class Sessions {
  private readonly expressSession: RequestHandler;
  private readonly newIds = new WeakMap<object, string>();

  constructor(
    private readonly store: SessionStore,
    private readonly cookies: Cookies,
    private readonly clock: Clock,
    secrets: Secrets,
  ) {
    this.expressSession = session({
      name: cookies.name('session'),
      secret: secrets.keys('session cookie'),
      cookie: cookies.options(),
      genid: (req) => this.newIds.get(req) ?? randomToken(),
      store,
      resave: false,
      saveUninitialized: false,
    });
  }

  /** Looks a session up only for a browser that brings its cookie: everybody else costs nothing. */
  readonly load = (req: Request, res: Response, next: NextFunction): void => {
    if (this.cookies.read(req, 'session') === undefined) next();
    else this.runExpressSession(req, res, next);
  };

  /** Under https the cookie is Secure by BASE_URL's word, whatever the proxy says of the way to us. */
  private runExpressSession(req: Request, res: Response, next: NextFunction): void {
    if (this.cookies.options().secure) Object.defineProperty(req, 'secure', { value: true });
    // The types know the handler of a promise as well; this one calls next().
    void this.expressSession(req, res, next);
  }

  /**
   * Begins a session in the caller's transaction, which has to be committed before `give` hands it to the browser.
   * Undefined when the account has changed since its password was checked: that proof no longer holds.
   */
  async begin(
    db: EntityManager,
    user: LoginSubject,
    { requester, remembered }: { requester: Requester; remembered: boolean },
  ): Promise<NewSession | undefined> {
    const id = randomToken();
    const now = this.clock.now();
    const { idle, absolute } = lifetimes(remembered);
    const [begun] = await db.query<unknown[]>(
      `INSERT INTO sessions (id_hash, user_id, auth_epoch, data, ip, user_agent, created_at, seen_at, expires_at)
       SELECT ?, id, auth_epoch, ?, ?, ?, ?, ?, ? FROM users WHERE id = ? AND auth_epoch = ?
       RETURNING id_hash`,
      [
        sha256(id),
        keptData({ remembered }),
        requester.ip,
        requester.userAgent,
        now,
        now,
        now + Math.min(idle, absolute),
        user.id,
        user.authEpoch,
      ],
    );
    if (!begun) return undefined;
    await this.endOldest(db, user, now);
    return { id, user, remembered, begunAt: now };
  }

  /** More than `policy.sessions.perUser` at a time are nobody's devices. Those that ran out do not count; they go. */
  private async endOldest(db: EntityManager, { id, authEpoch }: LoginSubject, now: Moment): Promise<void> {
    await db.query(
      `DELETE FROM sessions WHERE user_id = ? AND id_hash NOT IN
         (SELECT id_hash FROM sessions WHERE user_id = ? AND auth_epoch = ? AND expires_at > ?
           ORDER BY created_at DESC, rowid DESC LIMIT ?)`,
      [id, id, authEpoch, now, policy.sessions.perUser],
    );
  }

  /** Gives this browser the cookie of a session that was committed, always with a new id (OWASP ASVS 7.2.4). */
  give(req: Request, begun: NewSession): void {
    this.newIds.set(req, begun.id);
    // express-session did not run for a visitor; without a cookie it calls back before it returns.
    if (!(req.session as Request['session'] | undefined) && req.res)
      this.runExpressSession(req, req.res, () => undefined);
    this.store.generate(req);
    const fresh = Object.assign(req.session, {
      viewer: {
        userId: begun.user.id,
        email: begun.user.email,
        sessionHash: sha256(begun.id),
        loggedInAt: begun.begunAt,
      },
      remembered: begun.remembered,
      seenAt: begun.begunAt,
    });
    // A session cookie goes with the browser; a remembered one stays until the session itself must end.
    if (begun.remembered) fresh.cookie.maxAge = lifetimes(true).absolute;
    this.store.noteWritten(fresh);
  }

  /** Ends one session in the caller's transaction. False when it had ended already. */
  async end(db: EntityManager, sessionHash: string): Promise<boolean> {
    const ended = await db.query<unknown[]>('DELETE FROM sessions WHERE id_hash = ? RETURNING id_hash', [
      sessionHash,
    ]);
    return ended.length === 1;
  }

  /** Takes the cookie of an ended session from this browser. */
  forget(req: Request): void {
    Reflect.deleteProperty(req, 'session');
    if (req.res) this.cookies.clear(req.res, 'session');
  }
}
