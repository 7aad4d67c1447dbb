import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { kindOfToken } from '../common/access-token.js';
import type { Principal } from '../domain/principal.js';
import type { Authenticator, Found } from '../http/access/authenticate.js';
import { Csrf } from '../http/csrf/csrf.js';
import { isRefusedWrite } from '../http/errors/http-problem.js';
import { SessionCookie } from '../http/session/session-cookie.js';
import { AccessTokens, principalOfToken } from '../sessions/access-tokens.js';
import { principalOfSession } from '../sessions/session-data.js';
import { SessionRows } from '../sessions/session-rows.js';

/**
 * Finds the principal of a request of the API: by the token in `Authorization`, or else by the session cookie. A request
 * with a token has no cookie, whatever the browser adds; one from another site has none either.
 */
@Injectable()
export class BearerOrCookie implements Authenticator {
  constructor(
    private readonly sessionRows: SessionRows,
    private readonly accessTokens: AccessTokens,
    private readonly sessionCookie: SessionCookie,
    private readonly csrf: Csrf,
  ) {}

  authenticate(req: Request, res: Response, found: Found): void {
    const header = req.get('authorization') ?? '';
    // Another scheme may be for the proxy.
    if (/^Bearer(?: |$)/i.test(header)) this.byToken(header, req, found);
    else if (this.csrf.isSameOrigin(req)) this.sessionCookie.authenticate(req, res, found);
    else found();
  }

  private byToken(header: string, req: Request, found: Found): void {
    const token = /^Bearer +(?<token>\S+) *$/i.exec(header)?.groups?.token ?? '';
    const kind = kindOfToken(token);
    const admit = (error: unknown, principal?: Principal, touch?: () => Promise<void>): void => {
      req.hasBadToken = principal === undefined;
      if (error || !touch || req.method === 'HEAD') return found(error, principal);
      touch().then(
        () => found(undefined, principal),
        // The next request tries again.
        (failure: unknown) => found(isRefusedWrite(failure) ? undefined : failure, principal),
      );
    };
    if (kind === 'session') this.session(token, admit);
    else if (kind === 'personal') this.personal(token, admit);
    else admit(undefined);
  }

  private session(token: string, admit: Admit): void {
    this.sessionRows.find(token, (error, live) => {
      if (error || !live?.bearer) return admit(error);
      const touch = this.sessionRows.isTouchDue(live.seenAt)
        ? (): Promise<void> => this.sessionRows.touch(token, live)
        : undefined;
      admit(undefined, principalOfSession(live, live), touch);
    });
  }

  private personal(token: string, admit: Admit): void {
    this.accessTokens.find(token, (error, live) => {
      if (error || !live) return admit(error);
      const touch = this.accessTokens.isTouchDue(live.usedAt)
        ? (): Promise<void> => this.accessTokens.touch(live.hash)
        : undefined;
      admit(undefined, principalOfToken(live), touch);
    });
  }
}

type Admit = (error: unknown, principal?: Principal, touch?: () => Promise<void>) => void;
