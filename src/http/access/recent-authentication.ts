import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { policy } from '../../policy.js';
import { Clock, stillLasts } from '../../common/time.js';
import type { Principal } from '../../domain/principal.js';
import { formOf, typedValues } from '../forms/form.js';
import { withNext } from '../security/local-path.js';
import { RedirectException, seeOther } from '../pages/redirect.js';
import { setSavedRequest } from '../session/session-cookie.js';

const recentAuthentication = 'foyer:recent-authentication';

/**
 * Asks for the password again where an account could be lost, unless it was entered recently. A submitted form is kept
 * meanwhile. `returnTo` is for a button, which has no page of its own.
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
    const rule = this.reflector.getAllAndOverride<{ returnTo?: string } | undefined>(recentAuthentication, [
      context.getHandler(),
      context.getClass(),
    ]);
    const { principal } = req;
    if (!rule || !principal || this.isRecent(principal)) return true;
    const form = formOf(context);
    if (form?.view) setSavedRequest(req, { path: req.path, values: typedValues(form, req) });
    const returnTo = rule.returnTo ?? req.originalUrl;
    throw new RedirectException(seeOther(withNext('/confirm', returnTo)), 'proof-asked');
  }

  private isRecent({ authenticatedAt }: Principal): boolean {
    return stillLasts(
      authenticatedAt + policy.reauthentication.freshFor,
      policy.reauthentication.freshFor,
      this.clock.now(),
    );
  }
}
