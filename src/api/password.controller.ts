import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { PasswordReset } from '../auth/password-reset/password-reset.js';
import { PasswordResetRequest } from '../auth/password-reset/reset-request.js';
import { tidyToken } from '../common/link-token.js';
import type { ClientInfo } from '../domain/client-info.js';
import { Client } from '../http/access/client-info.js';
import { Csrf } from '../http/csrf/csrf.js';
import { LoginSession } from '../http/session/login-session.js';
import { Links } from '../users/links.js';
import { linkOver, linkUnknown } from './api-problem.js';
import { type Endpoint, Handles, Input } from './endpoint.js';
import { csrfToken, emailInput, linkToken, newPasswordInput } from './schemas.js';

const forgotPassword = {
  method: 'POST',
  path: 'auth/forgot-password',
  id: 'forgotPassword',
  summary: 'Mail a link to choose a new password',
  description: 'The answer is the same whether or not the address has an account.',
  access: 'anyone',
  body: z.strictObject({ email: emailInput }),
  status: 202,
  problems: ['too-often'],
} as const satisfies Endpoint;

const resetPassword = {
  method: 'POST',
  path: 'auth/reset-password',
  id: 'resetPassword',
  summary: 'Choose a new password',
  description: 'Every session and token of the account ends.',
  access: 'anyone',
  body: z.strictObject({ token: linkToken, newPassword: newPasswordInput }),
  status: 204,
  problems: ['link-unknown', 'link-over', 'too-often'],
} as const satisfies Endpoint;

const csrf = {
  method: 'GET',
  path: 'auth/csrf',
  id: 'csrfToken',
  summary: 'The token for X-CSRF-Token, for a page of this site that uses the session cookie',
  access: 'anyone',
  status: 200,
  answer: csrfToken,
} as const satisfies Endpoint;

@Controller()
export class PasswordApi {
  constructor(
    private readonly resetRequest: PasswordResetRequest,
    private readonly passwordReset: PasswordReset,
    private readonly links: Links,
    private readonly loginSession: LoginSession,
    private readonly csrf: Csrf,
  ) {}

  @Handles(forgotPassword)
  async forgotPassword(@Input() { email }: z.output<typeof forgotPassword.body>, @Req() req: Request): Promise<void> {
    await this.resetRequest.ask(email, this.loginSession.contextOf(req));
  }

  @Handles(resetPassword)
  async resetPassword(
    @Input() { token, newPassword }: z.output<typeof resetPassword.body>,
    @Client() client: ClientInfo,
  ): Promise<void> {
    const found = await this.links.find('password-reset', tidyToken(token), client);
    if (found.state !== 'live') throw found.state === 'unknown' ? linkUnknown() : linkOver();
    if (!(await this.passwordReset.reset(found.link, newPassword, { client }))) throw linkOver();
  }

  @Handles(csrf)
  csrfToken(@Req() req: Request, @Res({ passthrough: true }) res: Response): object {
    return { token: this.csrf.token(req, res) };
  }
}
