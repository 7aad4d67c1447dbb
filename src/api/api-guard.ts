import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock, seconds } from '../common/time.js';
import type { Principal } from '../domain/principal.js';
import { lacksFactor } from '../http/access/access.js';
import { isRecent } from '../domain/recent-authentication.js';
import { Csrf } from '../http/csrf/csrf.js';
import { message } from '../i18n/message.js';
import { policy } from '../policy.js';
import { ApiProblem, challenge, logInNeeded, tokenEnded } from './api-problem.js';
import { type Endpoint, endpointOf } from './endpoint.js';
import { fieldProblem } from './words.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** The route, once it is known. */
    endpoint?: Endpoint;
    /** The body came as a form, as JSON, or there was none. */
    bodyType?: 'form' | 'json' | undefined;
    /** There is a token, and it is not one that works. */
    hasBadToken?: boolean;
  }
}

/** Lets a request of the API in: closed by default, as pages are. */
@Injectable()
export class ApiGuard implements CanActivate {
  constructor(
    private readonly csrf: Csrf,
    private readonly clock: Clock,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const req = context.switchToHttp().getRequest<Request>();
    const endpoint = endpointOf(context);
    if (req.surface !== 'api') {
      // The path of the API is another branch, which has other rules.
      if (endpoint) throw new Error('A route of the API was asked as a page.');
      return true;
    }
    if (!endpoint) throw new Error('A route below the API has no @Handles(…).');
    req.endpoint = endpoint;
    if (endpoint.access !== 'anyone') this.requireAccess(endpoint, req);
    requireBodyType(endpoint, req);
    return true;
  }

  private requireAccess(
    { access, duringGrace, withoutFactor, recent, method, leavesTrace = false }: Endpoint,
    req: Request,
  ): void {
    const { principal } = req;
    if (!principal) throw req.hasBadToken ? tokenEnded() : logInNeeded();
    const changes = method !== 'GET' || leavesTrace;
    if (!principal.bearer && changes && !this.csrf.isGenuine(req, req.get('x-csrf-token')))
      throw new ApiProblem('csrf-token-needed', 'api.csrfNeededBecause', { outcome: 'csrf-refused' });
    if (principal.bearer && access !== 'anyone' && !principal.bearer.scopes.includes(access)) throw scopeNeeded(access);
    if (principal.deleteAfter !== null && !duringGrace)
      throw new ApiProblem('account-closing', 'api.accountClosingBecause');
    if (lacksFactor(principal) && !withoutFactor)
      throw new ApiProblem('second-factor-missing', 'api.secondFactorMissingBecause');
    if (recent) this.requireRecent(principal);
  }

  /** With a personal token nobody logs in: it may not do what needs that (RFC 9470 for the others). */
  private requireRecent(principal: Principal): void {
    if (principal.bearer?.kind === 'personal') throw new ApiProblem('scope-needed', 'api.notWithPersonalToken');
    if (isRecent(principal, this.clock)) return;
    const age = policy.reauthentication.freshFor / seconds(1);
    const headers = challenge({ error: 'insufficient_user_authentication', max_age: age });
    throw new ApiProblem('recent-log-in-needed', 'api.recentLogInNeededBecause', { headers, outcome: 'proof-asked' });
  }
}

function scopeNeeded(scope: string): ApiProblem {
  const headers = challenge({ error: 'insufficient_scope', scope });
  return new ApiProblem('scope-needed', message('api.scopeNeededBecause', { scope }), { headers });
}

function requireBodyType({ body, bodyType = 'json' }: Endpoint, req: Request): void {
  if (!body) return;
  if (req.bodyType === undefined) throw new ApiProblem('malformed', 'api.bodyMissing');
  if (req.bodyType !== bodyType) {
    const type = bodyType === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
    throw new ApiProblem('wrong-media-type', message('api.wrongMediaTypeBecause', { type }));
  }
  for (const name of Object.keys(body.shape)) {
    const problem = req.fieldProblems?.get(name);
    if (problem) throw new ApiProblem('malformed', fieldProblem(name, problem));
  }
}
