import { Injectable } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import session, { type Session, type SessionData as StoreData, Store } from 'express-session';
import { promisify } from 'node:util';
import { Overloaded } from '../../common/bounded-queue.js';
import { Keyring, randomToken } from '../../common/keyring.js';
import { Clock, type Timestamp } from '../../common/time.js';
import type { Principal, SavedRequest } from '../../domain/principal.js';
import { lifetimes, serializeSession, type SessionData } from '../../sessions/session-data.js';
import { SessionRows } from '../../sessions/session-rows.js';
import type { NewSession } from '../../sessions/sessions.js';
import type { Authenticator } from '../access/authenticate.js';
import { Cookies } from '../security/cookies.js';

type Stored = SessionData;

// Nothing outside this file knows of express-session: it finds `req.principal`.
declare module 'express-session' {
  interface SessionData extends Stored {
    seenAt: Timestamp;
    principal: Principal;
  }
}

type Callback = (error?: unknown) => void;

/** The store behind express-session. */
@Injectable()
export class SessionStore extends Store {
  /** Added by express-session: makes a new session with a new id and puts it on the request. */
  declare generate: (req: Request) => void;

  private readonly written = new WeakMap<object, string>();

  constructor(private readonly rows: SessionRows) {
    super();
  }

  override get(id: string, callback: (error: unknown, session?: StoreData | null) => void): void {
    let found: StoreData | null;
    try {
      found = this.find(id);
    } catch (error) {
      callback(error);
      return;
    }
    callback(null, found);
  }

  private find(id: string): StoreData | null {
    const live = this.rows.find(id);
    if (!live) return null;
    const { data, seenAt, principal } = live;
    return { ...data, cookie: { originalMaxAge: null }, seenAt, principal };
  }

  /** Remembers that the row already holds this session, so that express-session need not write it again. */
  markWritten(begun: Session & SessionData): void {
    this.written.set(begun, serializeSession(begun));
  }

  override set(id: string, changed: StoreData, callback: Callback = () => undefined): void {
    const data = serializeSession(changed);
    if (this.written.get(changed) === data) callback();
    else this.rows.save(id, data).then(() => callback(), callback);
  }

  /** Not for a HEAD, which changes nothing. */
  override touch(
    id: string,
    { req, seenAt, remembered }: StoreData & { readonly req?: Request },
    callback: Callback = () => undefined,
  ): void {
    // Called back before it returns: express-session then sends the page in one piece.
    if (req?.method === 'HEAD' || !this.rows.isTouchDue(seenAt)) callback();
    else
      this.rows.touch(id, remembered).then(
        () => callback(),
        // The page is already made, and the next one tries again.
        (error: unknown) => callback(error instanceof Overloaded ? undefined : error),
      );
  }

  override destroy(id: string, callback: Callback = () => undefined): void {
    this.rows.remove(id).then(() => callback(), callback);
  }
}

/** The session cookie: finds the principal of a request, and is issued and cleared here. */
@Injectable()
export class SessionCookie implements Authenticator {
  private readonly expressSession: RequestHandler;
  private readonly newIds = new WeakMap<object, string>();

  constructor(
    private readonly store: SessionStore,
    private readonly cookies: Cookies,
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

  /** Looks a session up only for a browser that brings its cookie: a visitor costs nothing. */
  authenticate(req: Request, res: Response): Promise<Principal | undefined> | undefined {
    if (this.cookies.read(req, 'session') === undefined) return undefined;
    return this.load(req, res);
  }

  private async load(req: Request, res: Response): Promise<Principal | undefined> {
    await promisify((done: (error?: unknown) => void) => {
      this.run(req, res, done);
    })();
    return sessionOn(req)?.principal;
  }

  /** Under https the cookie is Secure by BASE_URL's word, whatever the proxy says about its connection to us. */
  private run(req: Request, res: Response, next: (error?: unknown) => void): void {
    if (this.cookies.options().secure) Object.defineProperty(req, 'secure', { value: true });
    // The types know handlers that return a promise as well; this one calls next().
    void this.expressSession(req, res, next);
  }

  /** Gives this browser the cookie of a session that was committed, always with a new id. */
  issue(req: Request, { id, data, principal }: NewSession): void {
    this.newIds.set(req, id);
    // express-session did not run for a visitor; without a cookie it calls back before it returns.
    if (!sessionOn(req) && req.res) this.run(req, req.res, () => undefined);
    this.store.generate(req);
    const now = this.clock.now();
    const begun = Object.assign(req.session, data, { principal, seenAt: now });
    // A session cookie goes with the browser; a remembered one stays until the session itself must end.
    const { absolute } = lifetimes(data.remembered);
    if (data.remembered) begun.cookie.maxAge = principal.session.startedAt + absolute - now;
    this.store.markWritten(begun);
    req.principal = principal;
  }

  /** Takes the cookie of an ended session from this browser. */
  clear(req: Request): void {
    Reflect.deleteProperty(req, 'session');
    req.principal = undefined;
    if (req.res) this.cookies.clear(req.res, 'session');
  }
}

/** Stores a form in the session of this request, or takes it away. */
export function setSavedRequest(req: Request, saved: SavedRequest | undefined): void {
  req.session.savedRequest = saved;
}

/** Undefined where no session cookie came: express-session did not run. */
function sessionOn(req: Request): Request['session'] | undefined {
  return (req as { session?: Request['session'] }).session;
}
