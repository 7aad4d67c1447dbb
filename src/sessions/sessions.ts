import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { type EntityManager, LessThanOrEqual, MoreThan } from 'typeorm';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';
import { randomToken, Keyring, sha256 } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { Principal } from '../http/access/access.js';
import { Cookies } from '../http/security/cookies.js';
import { RedirectException, seeOther } from '../http/pages/page.js';
import type { ClientInfo } from '../http/access/client-info.js';
import type { Language } from '../i18n/languages.js';
import { Session } from './session.entity.js';
import {
  type SessionData,
  serializeSession,
  lifetimes,
  liveAt,
  SessionStore,
} from '../http/session/session-store.js';

/** Who logs in, as found when the password was checked. */
export interface LoginSubject {
  readonly id: string;
  readonly email: string;
  readonly createdAt: Timestamp;
  readonly language: Language;
  readonly authEpoch: number;
  /** The end of the days of grace, if the account is about to be deleted. */
  readonly deleteAfter: Timestamp | null;
}

/** A session that is in the database and not yet in the browser. */
export interface NewSession {
  readonly id: string;
  readonly user: Pick<LoginSubject, 'id' | 'email' | 'createdAt'>;
  readonly kept: SessionData;
  readonly begunAt: Timestamp;
}

/** The sessions of people who are logged in: how they begin, go on and end. */
@Injectable()
export class Sessions {
  private readonly expressSession: RequestHandler;
  private readonly newIds = new WeakMap<object, string>();

  constructor(
    private readonly store: SessionStore,
    private readonly cookies: Cookies,
    private readonly database: Database,
    private readonly clock: Clock,
    keyring: Keyring,
  ) {
    this.expressSession = session({
      name: cookies.name('session'),
      secret: keyring.keys('session cookie'),
      cookie: cookies.options(),
      genid: (req) => this.newIds.get(req) ?? randomToken(),
      store,
      resave: false,
      saveUninitialized: false,
    });
  }

  /** Looks a session up only for a browser that brings its cookie: everybody else costs nothing. */
  readonly middleware = (req: Request, res: Response, next: NextFunction): void => {
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
    { requester, remembered, lastLogin }: { requester: ClientInfo } & Omit<SessionData, 'authenticatedAt'>,
  ): Promise<NewSession | undefined> {
    const id = randomToken();
    const now = this.clock.now();
    const { idle, absolute } = lifetimes(remembered);
    const kept = { remembered, authenticatedAt: now, lastLogin };
    const [begun] = await db.query<unknown[]>(
      `INSERT INTO sessions (id_hash, user_id, auth_epoch, data, ip, user_agent, created_at, seen_at, expires_at)
       SELECT ?, id, auth_epoch, ?, ?, ?, ?, ?, ? FROM users WHERE id = ? AND auth_epoch = ?
       RETURNING id_hash`,
      [
        sha256(id),
        serializeSession(kept),
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
    return { id, user, kept, begunAt: now };
  }

  /** More than `policy.sessions.perUser` at a time are nobody's devices. Those that ran out do not count; they go. */
  private async endOldest(db: EntityManager, { id, authEpoch }: LoginSubject, now: Timestamp): Promise<void> {
    await db.query(
      `DELETE FROM sessions WHERE user_id = ? AND id_hash NOT IN
         (SELECT id_hash FROM sessions WHERE user_id = ? AND auth_epoch = ? AND ${liveAt('sessions')}
           ORDER BY rowid DESC LIMIT ?)`,
      [id, id, authEpoch, now, policy.sessions.perUser],
    );
  }

  /**
   * Gives this session a new id (OWASP ASVS 7.2.4). The old one opens nothing any more.
   * @param proved whether the password was given for it just now.
   * @throws RedirectException to the log-in when the session ended meanwhile, which takes back the whole transaction:
   * whoever was logged out a moment ago changes nothing.
   */
  async renew(
    db: EntityManager,
    principal: Principal,
    { remembered, savedRequest }: Partial<SessionData>,
    proved: boolean,
  ): Promise<NewSession> {
    const id = randomToken();
    const now = this.clock.now();
    const { email, lastLogin, memberSince: createdAt } = principal;
    const authenticatedAt = proved ? now : principal.authenticatedAt;
    const kept = { remembered: remembered ?? false, authenticatedAt, lastLogin, savedRequest };
    const [renewed] = await db.query<unknown[]>(
      `UPDATE sessions SET id_hash = ?, data = ? WHERE id_hash = ? AND ${liveAt('sessions')}
          AND auth_epoch = (SELECT auth_epoch FROM users WHERE id = sessions.user_id)
       RETURNING id_hash`,
      [sha256(id), serializeSession(kept), principal.sessionHash, now],
    );
    if (!renewed) throw new RedirectException(seeOther('/login'));
    return { id, user: { id: principal.userId, email, createdAt }, kept, begunAt: principal.loggedInAt };
  }

  /**
   * For a change that this session makes: a transaction that begins with a look whether it is live.
   * @throws RedirectException to the log-in when the session has ended meanwhile.
   */
  async write<T>(principal: Principal, work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.database.write(async (db) => {
      await this.requireLive(db, principal);
      return work(db);
    });
  }

  private async requireLive(db: EntityManager, principal: Principal): Promise<void> {
    const [live] = await db.query<unknown[]>(
      `SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id AND u.auth_epoch = s.auth_epoch
        WHERE s.id_hash = ? AND ${liveAt('s')}`,
      [principal.sessionHash, this.clock.now()],
    );
    if (!live) throw new RedirectException(seeOther('/login'));
  }

  /** Gives this browser the cookie of a session that was committed, always with a new id. */
  issueCookie(req: Request, begun: NewSession): void {
    this.newIds.set(req, begun.id);
    // express-session did not run for a visitor; without a cookie it calls back before it returns.
    if (!(req.session as Request['session'] | undefined) && req.res)
      this.runExpressSession(req, req.res, () => undefined);
    this.store.generate(req);
    const fresh = Object.assign(req.session, begun.kept, {
      principal: {
        userId: begun.user.id,
        email: begun.user.email,
        memberSince: begun.user.createdAt,
        sessionHash: sha256(begun.id),
        loggedInAt: begun.begunAt,
        authenticatedAt: begun.kept.authenticatedAt,
        lastLogin: begun.kept.lastLogin,
      },
      seenAt: this.clock.now(),
    });
    // A session cookie goes with the browser; a remembered one stays until the session itself must end.
    const { absolute } = lifetimes(begun.kept.remembered);
    if (begun.kept.remembered) fresh.cookie.maxAge = begun.begunAt + absolute - this.clock.now();
    this.store.markWritten(fresh);
  }

  /**
   * The one rule that ends sessions. Whatever changes who may use an account calls it in the same transaction: every
   * session and every link of the account opens nothing from now on. An undo outlives it, or whoever stole an account
   * could end the owner's way back by changing the password. A link that was used stays, to say so.
   * @param keep the hash of the session in which this is done, if that shall go on; it still needs `renew`.
   */
  async endAll(db: EntityManager, userId: string, keep = ''): Promise<void> {
    await db.query(
      `DELETE FROM sessions WHERE user_id = ?
          AND NOT (id_hash = ? AND auth_epoch = (SELECT auth_epoch FROM users WHERE id = ?))`,
      [userId, keep, userId],
    );
    await db.query('UPDATE users SET auth_epoch = auth_epoch + 1 WHERE id = ?', [userId]);
    await db.query(
      'UPDATE sessions SET auth_epoch = (SELECT auth_epoch FROM users WHERE id = ?) WHERE user_id = ?',
      [userId, userId],
    );
    await db.query(`DELETE FROM links WHERE user_id = ? AND purpose <> 'undo' AND used_at IS NULL`, [userId]);
  }

  /** Ends one session of this user. False when there is none such. */
  async end(db: EntityManager, userId: string, sessionHash: string): Promise<boolean> {
    const ended = await db.delete(Session, { idHash: sessionHash, userId });
    return ended.affected === 1;
  }

  /** The live ones, the last seen first. */
  async ofUser(userId: string): Promise<Session[]> {
    const now = this.clock.now();
    return this.database.reader.manager.find(Session, {
      where: { userId, expiresAt: MoreThan(now), createdAt: LessThanOrEqual(now + policy.sessions.idle) },
      order: { seenAt: 'DESC', createdAt: 'DESC' },
    });
  }

  /** Takes the cookie of an ended session from this browser. */
  clearCookie(req: Request): void {
    Reflect.deleteProperty(req, 'session');
    if (req.res) this.cookies.clear(req.res, 'session');
  }
}
