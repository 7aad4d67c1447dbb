import { Injectable } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import session, { type SessionData as StoreData } from 'express-session';
import { Keyring, randomToken } from '../../common/keyring.js';
import { Clock } from '../../common/time.js';
import type { Principal, SavedRequest } from '../../domain/principal.js';
import { policy } from '../../policy.js';
import { lifetimes, type NewSession, principalOfSession, type SessionColumns } from '../../sessions/session-data.js';
import type { Authenticator, Found } from '../access/authenticate.js';
import { Cookies } from '../security/cookies.js';
import { SessionStore } from './session-store.js';

type Callback = (error?: unknown) => void;

/** Finds the principal by the session cookie; issues and clears that cookie. */
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

  /** Looks up a session only if the request has its cookie: a visitor costs nothing. */
  authenticate(req: Request, res: Response, found: Found): void {
    if (this.cookies.read(req, 'session') === undefined) found();
    else this.run(req, res, (error) => found(error, principalOn(req)));
  }

  /** BASE_URL decides whether the cookie is Secure, whatever protocol the proxy reports. */
  private run(req: Request, res: Response, next: Callback): void {
    if (this.cookies.options().secure) Object.defineProperty(req, 'secure', { value: true });
    // The type allows a promise; this handler calls next().
    void this.expressSession(req, res, next);
  }

  /** Sets the cookie of a committed session, always with a new id. */
  issue(req: Request, { id, data, principal, deviceToken }: NewSession): void {
    this.newIds.set(req, id);
    // express-session did not run for a visitor; without a cookie it calls back synchronously.
    if (!sessionOn(req) && req.res) this.run(req, req.res, () => undefined);
    this.store.generate(req);
    const now = this.clock.now();
    const { userId, email, displayName, role, memberSince, deleteAfter } = principal;
    const { hash, startedAt } = principal.session;
    const columns: SessionColumns = { userId, email, displayName, role, memberSince, deleteAfter, hash, startedAt };
    const begun = Object.assign(req.session, data, columns, { seenAt: now });
    // A session cookie ends with the browser; a remembered one lasts as long as the session may.
    const { absolute } = lifetimes(data);
    if (data.remembered) begun.cookie.maxAge = startedAt + absolute - now;
    this.store.markWritten(begun);
    if (deviceToken !== undefined && req.res)
      this.cookies.set(req.res, 'device', deviceToken, policy.devices.remembered);
    req.principal = principal;
  }

  /** Clears the cookie of an ended session. */
  clear(req: Request): void {
    Reflect.deleteProperty(req, 'session');
    req.principal = undefined;
    if (req.res) this.cookies.clear(req.res, 'session');
  }
}

/** Stores a form in the session of this request, or removes it. */
export function setSavedRequest(req: Request, saved: SavedRequest | undefined): void {
  req.session.savedRequest = saved;
}

/** Undefined without a session cookie: express-session did not run. */
function sessionOn(req: Request): Request['session'] | undefined {
  return (req as { session?: Request['session'] }).session;
}

/** Made of what express-session keeps, and not kept with it: that would be hashed twice for each page. */
function principalOn(req: Request): Principal | undefined {
  const stored = sessionOn(req) as StoreData | { userId?: undefined } | undefined;
  return stored?.userId === undefined ? undefined : principalOfSession(stored, stored);
}
