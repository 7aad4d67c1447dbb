import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../../config/config.js';
import { constantTimeEqual, randomToken, Keyring } from '../../common/keyring.js';
import { urlOf } from '../../common/url.js';
import type { Localizable } from '../../i18n/message.js';
import { Cookies } from '../security/cookies.js';
import { HttpProblem } from '../errors/http-problem.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Whether a form of this site sent it. Undefined before the guard has checked it. */
    isFromOurForm?: boolean;
  }
}

/**
 * Two checks on every form: where the browser says that the request comes from (Sec-Fetch-Site, Origin), which another
 * site cannot forge; and a signed token in the page and a cookie, which another site cannot read. It does not expire,
 * and is bound to the cookie and not to a session, so a form left open works, even if another tab logs in or out.
 */
@Injectable()
export class Csrf {
  constructor(
    private readonly config: Config,
    private readonly cookies: Cookies,
    private readonly keyring: Keyring,
  ) {}

  /** The token for the forms of this page: the browser's current one if valid, or else a new one. */
  token(req: Request, res: Response): string {
    const own = this.cookies.read(req, 'csrf');
    if (own !== undefined && this.isSigned(own)) return own;
    const random = randomToken();
    const token = `${random}.${this.keyring.fingerprint('csrf', random)}`;
    this.cookies.set(res, 'csrf', token);
    return token;
  }

  /** @param sent the token that came with the request: of the form, or of a header. */
  isGenuine(req: Request, sent = fieldOf(req)): boolean {
    return this.isSameOrigin(req) && this.hasToken(req, sent);
  }

  /** Says what to do. Where sending the form again would fail again, that is something else. */
  refusalOf(req: Request): Localizable {
    const { baseUrl } = this.config;
    const address = baseUrl + (req.form?.view === undefined ? '/' : req.path);
    if (!this.isSameOrigin(req)) {
      if (!isOpenedAtWrongAddress(req, baseUrl)) return 'refused.csrfBecause';
      return { key: 'refused.wrongAddressHtml', params: { address } };
    }
    const cookieIsMissing = this.cookies.read(req, 'csrf') === undefined && this.isSigned(fieldOf(req) ?? '');
    if (cookieIsMissing) return { key: 'refused.noCookieHtml', params: { address } };
    return 'refused.csrfBecause';
  }

  private hasToken(req: Request, sent: string | undefined): boolean {
    const own = this.cookies.read(req, 'csrf');
    // Another site can choose the fields, and the browser adds the cookie: constant time keeps its value secret.
    return own !== undefined && sent !== undefined && constantTimeEqual(own, sent) && this.isSigned(own);
  }

  private isSigned(token: string): boolean {
    const [random = '', signature = ''] = token.split('.');
    return this.keyring.isFingerprint('csrf', random, signature);
  }

  /** A browser, or a proxy with `Referrer-Policy: no-referrer`, may say neither: then the token decides alone. */
  isSameOrigin(req: Request): boolean {
    const site = req.get('sec-fetch-site') ?? '';
    if (!['same-origin', 'none', ''].includes(site.trim().toLowerCase())) return false;
    const origin = req.get('origin') ?? '';
    return origin === '' || origin === 'null' || this.isOurs(origin, req.get('host') ?? '');
  }

  /**
   * BASE_URL, since a proxy may hide the name that the browser used; or Host, which pages cannot set, for 127.0.0.1 or
   * a second name. With the scheme: otherwise a page that an attacker injects over http could send forms here.
   */
  private isOurs(origin: string, host: string): boolean {
    const { origin: base, protocol } = new URL(this.config.baseUrl);
    const sent = normalizedOrigin(origin);
    return sent !== undefined && (sent === base || sent === normalizedOrigin(`${protocol}//${host}`));
  }
}

function fieldOf({ body }: Request): string | undefined {
  return (body as { _csrf?: string } | undefined)?._csrf;
}

/** Scheme, host and port in one spelling: lower case, without the default port and a dot after the host. */
function normalizedOrigin(text: string): string | undefined {
  // Only an origin: the URL parser would drop a user name or a path.
  if (!/^https?:\/\/[^/?#@\\\s]+$/i.test(text)) return undefined;
  return urlOf(text.replace(/\.(?=(?::\d*)?$)/, ''))?.origin;
}

/** By http where BASE_URL is https, so that no cookie comes back; or under a name that the server does not know. */
function isOpenedAtWrongAddress(req: Request, baseUrl: string): boolean {
  const [base, page] = [new URL(baseUrl), urlOf(req.get('origin') ?? '')];
  if (!page || page.origin === base.origin) return false;
  const isInsecure = base.protocol === 'https:' && page.protocol === 'http:';
  const isThisHost = page.hostname === base.hostname || page.host === req.get('host');
  return req.get('sec-fetch-site') === 'same-origin' || (isInsecure && isThisHost);
}

@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(private readonly csrf: Csrf) {}

  canActivate(context: ExecutionContext): boolean {
    const req = context.switchToHttp().getRequest<Request>();
    if (req.surface === 'api' || req.method !== 'POST') return true;
    req.isFromOurForm = this.csrf.isGenuine(req);
    if (req.isFromOurForm) return true;
    throw new HttpProblem(403, 'refused.csrf', this.csrf.refusalOf(req), undefined, 'csrf-refused');
  }
}
