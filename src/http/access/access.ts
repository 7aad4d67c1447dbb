import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Config } from '../../config/config.js';
import type { Principal } from '../../domain/principal.js';
import { formOf, typedValues } from '../forms/form.js';
import type { Flash } from '../pages/layout.js';
import { RedirectException, type SeeOther, seeOther } from '../pages/redirect.js';
import { localPath, withNext } from '../security/local-path.js';

const access = 'foyer:access';

/** Open to everyone. Without this, or `@ForVisitors()`, a page asks for a log-in. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(access, 'public');

/** For people who are not logged in; those who are go on to where they wanted. */
export const ForVisitors = (): MethodDecorator & ClassDecorator => SetMetadata(access, 'visitors');

/** Closed by default: a page without a decorator is for people who are logged in. */
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
      if (req.principal)
        throw new RedirectException(seeOther(localPath(nextOf(req), this.config.baseUrl) ?? '/account'));
      return true;
    }
    if (!req.principal) throw new RedirectException(seeOther(loginPath(req, context)), 'access-denied');
    return true;
  }
}

/**
 * After an act for an account whose sessions have just ended. In a browser that is logged in to another account the
 * log-in page would lead there, and its message would be about the wrong account.
 */
export function redirectToLogin({ principal }: Request, userId: string, flash: Flash): SeeOther {
  return principal && principal.userId !== userId
    ? seeOther('/account', 'done-for-another')
    : seeOther('/login', flash);
}

/** Who is logged in, on a guarded page. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<Request>();
  if (!principal) throw new Error('@CurrentUser() is for guarded pages.');
  return principal;
});

/** The log-in page, which leads back here. A button has no page to come back to. */
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
