import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type {} from 'express-session';
import { Config } from '../../config/config.js';
import type { Timestamp } from '../../common/time.js';
import { formOf, typedValues } from '../forms/form.js';
import { localPath, withNext } from '../security/local-path.js';
import type { Flash } from '../pages/flash.js';
import { RedirectException, type SeeOther, seeOther } from '../pages/page.js';

/** Who is logged in, as every request finds it. */
export interface Principal {
  readonly userId: string;
  readonly email: string;
  readonly memberSince: Timestamp;
  readonly sessionHash: string;
  readonly loggedInAt: Timestamp;
  /** The log-in before this one; null when there was none, undefined when that is not known. */
  readonly lastLogin: Timestamp | null | undefined;
  /** When the password was last given in this session. */
  readonly authenticatedAt: Timestamp;
}

declare module 'express-session' {
  interface SessionData {
    principal: Principal;
  }
}

const access = 'foyer:access';

/** Open to everyone. Without this, or `@ForVisitors()`, a page asks for a log-in. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(access, 'public');

/** For people who are not logged in; those who are go on to where they wanted. */
export const ForVisitors = (): MethodDecorator & ClassDecorator => SetMetadata(access, 'visitors');

/** Closed by default: a page that says nothing is for people who are logged in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: Config,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const req = context.switchToHttp().getRequest<Request>();
    // The first that knows the handler: from here on, whatever goes wrong can bring the form back.
    req.form = formOf(context);
    const rule = this.reflector.getAllAndOverride<unknown>(access, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule === 'public') return true;
    if (rule === 'visitors') {
      if (principalOf(req))
        throw new RedirectException(seeOther(localPath(nextOf(req), this.config.baseUrl) ?? '/account'));
      return true;
    }
    if (!principalOf(req)) throw new RedirectException(seeOther(loginPath(req, context)), 'access-denied');
    return true;
  }
}

export function principalOf(req: Request): Principal | undefined {
  // Where no session cookie came, express-session did not run.
  return (req.session as Request['session'] | undefined)?.principal;
}

/**
 * After an act for an account whose sessions have just ended. In a browser that is logged in to another one the log-in
 * page would lead there, and its words would be about the wrong account.
 */
export function redirectToLogin(req: Request, userId: string, notice: Flash): SeeOther {
  const principal = principalOf(req);
  return principal && principal.userId !== userId
    ? seeOther('/account', 'done-for-another')
    : seeOther('/login', notice);
}

/** The principal of a guarded page. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = principalOf(context.switchToHttp().getRequest<Request>());
  if (!principal) throw new Error('@CurrentUser() is for guarded pages.');
  return principal;
});

/** The log-in page, which leads back here. A mere button has no page to come back to. */
function loginPath(req: Request, context: ExecutionContext): string {
  const hasPage = req.method !== 'POST' || formOf(context)?.view !== undefined;
  return hasPage ? withNext('/login', req.originalUrl) : '/login';
}

/** Where somebody wants to go, by the form that was sent or by the address of the page. Not checked yet. */
export function nextOf(req: Request): string | undefined {
  const typed = req.form && typedValues(req.form, req).next;
  if (typed !== undefined) return typed;
  return typeof req.query.next === 'string' ? req.query.next : undefined;
}
