import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Clock } from '../../common/time.js';
import { isRecent } from '../../domain/recent-authentication.js';
import { formOf, typedValues } from '../forms/form.js';
import { withNext } from '../security/local-path.js';
import { RedirectException, seeOther } from '../pages/redirect.js';
import { setSavedRequest } from '../session/session-cookie.js';

const recentAuthentication = 'foyer:recent-authentication';

/**
 * Asks for the password unless it was recent, keeping a submitted form.
 * @param returnTo for a button, or a form that is not sent to its own page.
 */
export const RecentAuthentication = (returnTo?: string): MethodDecorator & ClassDecorator =>
  SetMetadata(recentAuthentication, { returnTo });

/** Runs after the access and CSRF guards: a form from another site must not be kept as if the user had typed it. */
@Injectable()
export class RecentAuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly clock: Clock,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const req = context.switchToHttp().getRequest<Request>();
    const targets = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<{ returnTo?: string } | undefined>(recentAuthentication, targets);
    const { principal } = req;
    if (req.surface === 'api' || !rule || !principal || isRecent(principal, this.clock)) return true;
    const form = formOf(context);
    const { returnTo = pageOf(req) } = rule;
    if (form?.view) setSavedRequest(req, { path: rule.returnTo ?? req.path, values: typedValues(form, req) });
    throw new RedirectException(seeOther(withNext('/confirm', returnTo)), 'proof-asked');
  }
}

/** The page of a request. A button has none of its own: it is on the page one step up. */
export function pageOf({ method, form, path, originalUrl }: Request): string {
  return method === 'POST' && !form?.view ? path.replace(/\/[^/]*$/, '') || '/' : originalUrl;
}
