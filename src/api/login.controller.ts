import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Credentials, wrongPair } from '../auth/login/credentials.js';
import { Login, type LoginResult } from '../auth/login/login.js';
import { SecondStep } from '../auth/second-factor/second-step.js';
import { SessionIssuer } from '../auth/login/session-issuer.js';
import { parseEmailAddress } from '../common/email-address.js';
import { randomToken } from '../common/keyring.js';
import { seconds } from '../common/time.js';
import type { ClientInfo, LoginContext } from '../domain/client-info.js';
import { SessionEnded } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { Client } from '../http/access/client-info.js';
import { secret } from '../http/forms/secret.js';
import { SessionCookie } from '../http/session/session-cookie.js';
import { policy } from '../policy.js';
import type { NewSession } from '../sessions/session-data.js';
import { ApiProblem } from './api-problem.js';
import { type Endpoint, Handles, Input } from './endpoint.js';
import { accessToken, knownPassword } from './schemas.js';

const token = {
  method: 'POST',
  path: 'auth/token',
  id: 'logIn',
  summary: 'Log in and get a token',
  description: 'The password grant of OAuth 2.0 (RFC 6749, 4.3), as a form.',
  access: 'anyone',
  bodyType: 'form',
  body: z.object({
    grant_type: z
      .string()
      .optional()
      .meta({ examples: ['password'] }),
    username: z.string().meta({ description: 'The email address.', examples: ['ada@example.com'] }),
    password: knownPassword,
    code: secret(z.string().optional()).meta({
      description: 'For an account with a second factor: a code from the authenticator app, or a recovery code.',
      examples: ['123456'],
    }),
  }),
  status: 200,
  answer: accessToken,
  problems: ['wrong-credentials', 'second-factor-needed', 'too-often'],
} as const satisfies Endpoint;

const logout = {
  method: 'POST',
  path: 'auth/logout',
  id: 'logOut',
  summary: 'End this token, or log this browser out',
  access: 'read',
  duringGrace: true,
  withoutFactor: true,
  status: 204,
} as const satisfies Endpoint;

@Controller()
export class LoginApi {
  constructor(
    private readonly credentials: Credentials,
    private readonly login: Login,
    private readonly secondStep: SecondStep,
    private readonly sessionIssuer: SessionIssuer,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Handles(token)
  async token(
    @Input() { grant_type: grant = '', username, password, code = '' }: z.output<typeof token.body>,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<object> {
    if (grant !== 'password' && grant !== '')
      throw new ApiProblem('malformed', 'api.unsupportedGrant', { oauth: 'unsupported_grant_type' });
    const email = parseEmailAddress(username);
    // As for an address without an account, but without its work: it cannot have one.
    if (!email) throw wrongPair(undefined);
    // No cookies: a form of another site can be sent here, too.
    const context = { client, remembered: false, bearer: true, deviceToken: randomToken() };
    const first = await this.credentials.verify({ email, password }, context);
    const session = await this.sessionOf(await this.login.complete(first, context), code, context);
    req.principal = session.principal;
    return {
      access_token: session.id,
      token_type: 'bearer',
      expires_in: policy.sessions.bearer / seconds(1),
      scope: 'read account',
    };
  }

  private async sessionOf(
    { session, pendingToken }: LoginResult,
    code: string,
    context: LoginContext,
  ): Promise<NewSession> {
    if (session) return session;
    if (code === '') {
      const more = { oauth: 'mfa_required', outcome: 'second-step-asked' } as const;
      throw new ApiProblem('second-factor-needed', 'api.secondFactorNeededBecause', more);
    }
    return this.secondStep.completeWithCode(code, { ...context, pendingToken });
  }

  @Handles(logout)
  async logOut(@CurrentUser() principal: Principal, @Client() client: ClientInfo, @Req() req: Request): Promise<void> {
    if (principal.bearer?.kind === 'personal') throw new ApiProblem('scope-needed', 'api.notWithPersonalToken');
    // The cookie has just got a new id: nobody is told that they are out while they are not.
    if (!(await this.sessionIssuer.end(principal, client))) throw new SessionEnded();
    if (!principal.bearer) this.sessionCookie.clear(req);
  }
}
