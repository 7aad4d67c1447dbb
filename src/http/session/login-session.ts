import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { looksLikeToken, randomToken } from '../../common/keyring.js';
import type { LoginContext } from '../../domain/client-info.js';
import { policy } from '../../policy.js';
import type { NewSession } from '../../sessions/session-data.js';
import { clientInfoOf } from '../access/client-info.js';
import { LocaleResolver } from '../pages/locale-resolver.js';
import { type SeeOther, seeOther } from '../pages/redirect.js';
import { Cookies } from '../security/cookies.js';
import { withNext } from '../security/local-path.js';
import { SessionCookie } from './session-cookie.js';

/** The browser's side of a log-in: the cookies from earlier visits, and those that it gets now. */
@Injectable()
export class LoginSession {
  constructor(
    private readonly cookies: Cookies,
    private readonly localeResolver: LocaleResolver,
    private readonly sessionCookie: SessionCookie,
  ) {}

  contextOf(req: Request, remembered = false): LoginContext {
    const token = this.cookies.read(req, 'device');
    const known = token !== undefined && looksLikeToken(token);
    return {
      client: clientInfoOf(req),
      remembered,
      deviceToken: known ? token : randomToken(),
      pendingToken: this.cookies.read(req, 'login'),
      chosenLanguage: this.localeResolver.chosenBy(req),
    };
  }

  /** Where the browser goes on to after the first step: with its session, or to the second step and to nothing else. */
  finish(
    req: Request,
    { session, pendingToken }: Readonly<{ session?: NewSession | undefined; pendingToken?: string | undefined }>,
    context: LoginContext,
    after: string,
  ): SeeOther {
    if (session) {
      this.admit(req, session, context);
      return seeOther(after);
    }
    if (req.res && pendingToken !== undefined)
      this.cookies.set(req.res, 'login', pendingToken, policy.factors.pendingLogin);
    req.outcome = 'second-step-asked';
    return seeOther(withNext('/login/code', after));
  }

  /** The session of this browser has got a new id. */
  renew(req: Request, session: NewSession): void {
    this.sessionCookie.issue(req, session);
  }

  /** Gives the browser its cookies, once its session has been committed. */
  admit(req: Request, session: NewSession, context: LoginContext): void {
    this.sessionCookie.issue(req, session);
    this.remember(req, context);
    if (req.res && context.pendingToken !== undefined) this.cookies.clear(req.res, 'login');
    // After the log-out, the next person at this device must not find the address.
    if (req.res && this.cookies.read(req, 'email') !== undefined) this.cookies.clear(req.res, 'email');
  }

  /** Sets the device cookie, so that the next log-in recognizes this browser. */
  remember(req: Request, { deviceToken }: LoginContext): void {
    if (req.res) this.cookies.set(req.res, 'device', deviceToken, policy.devices.remembered);
  }
}
