import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../../config/config.js';
import { constantTimeEqual, randomToken, Keyring } from '../../common/keyring.js';
import { Cookies } from '../security/cookies.js';
import { HttpProblem } from '../errors/http-problem.js';

/**
 * Two locks on every form. The browser's own word on where the request comes from (Sec-Fetch-Site, Origin), which a
 * page elsewhere cannot forge; and a signed token that is in the page and in a cookie, which it cannot read.
 * The token has no date: a form that was left open works as long as the browser keeps its cookie. It is bound to that and
 * not to a session: logging in or out in one tab leaves the forms of another alone.
 */
@Injectable()
export class Csrf {
  constructor(
    private readonly config: Config,
    private readonly cookies: Cookies,
    private readonly keyring: Keyring,
  ) {}

  /** The token for the forms of this page: the browser's own while that is good, or else a new one. */
  token(req: Request, res: Response): string {
    const own = this.cookies.read(req, 'csrf');
    if (own !== undefined && this.isOurs(own)) return own;
    const random = randomToken();
    const token = `${random}.${this.keyring.fingerprint('csrf', random)}`;
    this.cookies.set(res, 'csrf', token);
    return token;
  }

  isGenuine(req: Request): boolean {
    return this.comesFromHere(req) && this.hasToken(req);
  }

  private hasToken(req: Request): boolean {
    const own = this.cookies.read(req, 'csrf');
    const sent = (req.body as { _csrf?: string } | undefined)?._csrf;
    // A page elsewhere chooses what is sent, and the browser adds the cookie, which that page must not find out.
    return own !== undefined && sent !== undefined && constantTimeEqual(own, sent) && this.isOurs(own);
  }

  private isOurs(token: string): boolean {
    const [random = '', signature = ''] = token.split('.');
    return this.keyring.isFingerprint('csrf', random, signature);
  }

  private comesFromHere(req: Request): boolean {
    const site = req.get('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    const origin = req.get('origin');
    if (origin === undefined) return true;
    // A proxy may hide the name that the browser used, so BASE_URL counts; a first look may be at 127.0.0.1, or a site
    // have a second name, so Host does, which a browser writes and no page. Whole, or a page that somebody on the way
    // put in place of ours under http could send forms to us under https.
    const { origin: base, protocol } = new URL(this.config.baseUrl);
    return origin === base || origin === `${protocol}//${req.get('host') ?? ''}`;
  }
}

@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(private readonly csrf: Csrf) {}

  canActivate(context: ExecutionContext): boolean {
    const req = context.switchToHttp().getRequest<Request>();
    if (req.method !== 'POST' || this.csrf.isGenuine(req)) return true;
    throw new HttpProblem(403, 'refused.csrf', 'refused.csrfBecause', undefined, 'csrf-refused');
  }
}
