import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  NotFoundException,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Config } from '../../config/config.js';
import { readableEmail } from '../../common/email-address.js';
import type { Principal } from '../../domain/principal.js';
import { message } from '../../i18n/message.js';
import { HttpProblem } from '../errors/http-problem.js';
import { formOf, refuseDamagedFields, typedValues } from '../forms/form.js';
import type { Flash } from '../pages/layout.js';
import { RedirectException, type SeeOther, seeOther } from '../pages/redirect.js';
import { localPath, withNext } from '../security/local-path.js';
import { pageOf, RecentAuthentication } from './recent-authentication.js';

type Access = 'public' | 'visitors' | 'during-grace' | 'admins';

const accessKey = 'foyer:access';

const access = (rule: Access): MethodDecorator & ClassDecorator => SetMetadata(accessKey, rule);

/** Open to everyone. Without this, or `@ForVisitors()`, a page asks for a log-in. */
export const Public = (): MethodDecorator & ClassDecorator => access('public');

/** For visitors. Users who are logged in are redirected to `next`, or to their account. */
export const ForVisitors = (): MethodDecorator & ClassDecorator => access('visitors');

/** Also open to users whose account is scheduled for deletion. All other guarded pages redirect them to restorePath. */
export const DuringGrace = (): MethodDecorator & ClassDecorator => access('during-grace');

/**
 * For admins who have authenticated recently and, unless the operator says otherwise, with a second factor. Everybody else
 * who is logged in finds no such page.
 */
export const ForAdmins = (): MethodDecorator & ClassDecorator =>
  applyDecorators(access('admins'), RecentAuthentication());

const restorePath = '/account/restore';

const withoutFactorKey = 'foyer:without-factor';

/** Also open to users who still have to set up a second factor. All other guarded pages lead them there. */
export const WithoutFactor = (): MethodDecorator & ClassDecorator => SetMetadata(withoutFactorKey, true);

/**
 * Closed by default: a page without a decorator needs a logged-in user whose account is not scheduled for deletion.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: Config,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const req = context.switchToHttp().getRequest<Request>();
    // It has a guard of its own.
    if (req.surface === 'api') return true;
    // The first guard that knows the handler: from here on, an error can show the form again.
    req.form = formOf(context);
    if (req.form) refuseDamagedFields(req.form, req);
    const targets = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<Access | undefined>(accessKey, targets);
    if (rule === 'public') return true;
    if (rule === 'visitors') {
      if (req.principal) throw new RedirectException(seeOther(pathAfter(req, this.config)));
      return true;
    }
    const { principal } = req;
    if (!principal) throw new RedirectException(seeOther(withReturn('/login', req, context)), 'access-denied');
    refuseFormOfAnother(req, principal);
    if (principal.deleteAfter !== null && rule !== 'during-grace')
      throw new RedirectException(seeOther(withReturn(restorePath, req, context)));
    if (lacksFactor(principal) && !this.reflector.getAllAndOverride<true | undefined>(withoutFactorKey, targets))
      throw new RedirectException(seeOther('/account/security'));
    if (rule === 'admins') this.requireAdmin(req, principal);
    return true;
  }

  private requireAdmin(req: Request, principal: Principal): void {
    if (principal.role !== 'admin') throw new NotFoundException();
    if (lacksProvedFactor(principal, this.config))
      throw new RedirectException(seeOther(withNext('/confirm', pageOf(req))), 'proof-asked');
  }
}

/** An admin whose session has begun without a second factor, where the operator asks for one. */
export function lacksProvedFactor(
  { role, amr }: Principal,
  { requireSecondFactor }: Pick<Config, 'requireSecondFactor'>,
): boolean {
  return role === 'admin' && requireSecondFactor !== 'never' && !amr.includes('mfa');
}

/** For a public page that looks at something first, and is then as guarded pages are. @throws RedirectException. */
export function requireUser({ principal, originalUrl }: Request): Principal {
  if (!principal) throw new RedirectException(seeOther(withNext('/login', originalUrl)), 'access-denied');
  if (principal.deleteAfter !== null) throw new RedirectException(seeOther(withNext(restorePath, originalUrl)));
  if (lacksFactor(principal)) throw new RedirectException(seeOther('/account/security'));
  return principal;
}

/** Not while it is to be deleted: then it is restored first, or left as it is. */
export function lacksFactor({ lacksFactor: lacks = false, deleteAfter }: Principal): boolean {
  return lacks && deleteAfter === null;
}

/** After all sessions of an account ended. With another account logged in, the log-in page would show `flash` there. */
export function redirectToLogin({ principal }: Request, userId: string, flash: Flash): SeeOther {
  if (principal && principal.userId !== userId) return seeOther('/account', 'done-for-another');
  return seeOther('/login', flash);
}

/** The logged-in user, on a guarded page. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<Request>();
  if (!principal) throw new Error('@CurrentUser() only works on guarded pages.');
  return principal;
});

/** A form of a page that was opened before another account logged in, in another tab. The form names its account. */
function refuseFormOfAnother({ method, body }: Request, { userId, email }: Principal): void {
  const { _account: account = '' } = (body ?? {}) as { _account?: string };
  if (method !== 'POST' || account === '' || account === userId) return;
  const reason = message('refused.otherAccountBecause', { email: readableEmail(email) });
  throw new HttpProblem(409, 'refused.otherAccount', reason);
}

/** A page that then returns here. A button has no page to return to. */
function withReturn(path: string, req: Request, context: ExecutionContext): string {
  const hasPage = req.method !== 'POST' || formOf(context)?.view !== undefined;
  return hasPage ? withNext(path, req.originalUrl) : path;
}

/** The requested `next`, from the submitted form or the query. Not validated yet. */
export function nextOf(req: Request): string | undefined {
  const typed = req.form && typedValues(req.form, req).next;
  if (typed !== undefined) return typed;
  return typeof req.query.next === 'string' ? req.query.next : undefined;
}

/** Where `next` leads, if that is a page of this site, or else the page after a log-in. */
export function pathAfter(req: Request, { baseUrl, landing }: Pick<Config, 'baseUrl' | 'landing'>): string {
  return localPath(nextOf(req), baseUrl) ?? landing;
}
