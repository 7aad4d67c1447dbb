import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AccountOverviews } from '../account/overview/overview.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { Client } from '../http/access/client-info.js';
import { SessionCookie } from '../http/session/session-cookie.js';
import { type Endpoint, Handles, Input } from './endpoint.js';
import { ifMatch, Precondition } from './precondition.js';
import { emailInput, knownPassword, language, newPasswordInput, ownersCode, user } from './schemas.js';
import { etagOf, shownUser } from './shown-user.js';
import { UserChanges } from './user-changes.js';

const etag = { ETag: 'Changes whenever the user does. Send it back in If-Match.' };

const show = {
  method: 'GET',
  path: 'users/me',
  id: 'me',
  summary: 'The user who is logged in',
  access: 'read',
  duringGrace: true,
  status: 200,
  answer: user,
  headers: etag,
} as const satisfies Endpoint;

const change = {
  method: 'PATCH',
  path: 'users/me',
  id: 'changeMe',
  summary: 'Change the user',
  description:
    'email and password each need currentPassword and allow no other field. Without them, currentPassword is ignored. For an account without a password, a recent log-in or a code takes its place. A new address takes effect when the link that is mailed to it is opened. A new password ends every other session and every token, including the token of this request.',
  access: 'account',
  body: z.strictObject({
    currentPassword: knownPassword.optional(),
    code: ownersCode,
    displayName: z.string().nullable().optional(),
    language: language.optional(),
    email: emailInput.optional(),
    password: newPasswordInput.optional(),
  }),
  status: 200,
  answer: user,
  headers: etag,
  requestHeaders: ifMatch,
  problems: ['changed-meanwhile', 'too-often'],
} as const satisfies Endpoint;

@Controller()
export class MeApi {
  constructor(
    private readonly overviews: AccountOverviews,
    private readonly precondition: Precondition,
    private readonly userChanges: UserChanges,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Handles(show)
  async show(@CurrentUser() principal: Principal, @Res({ passthrough: true }) res: Response): Promise<object> {
    const overview = await this.overviews.of(principal.userId);
    const shown = shownUser(principal, overview);
    res.setHeader('ETag', etagOf(shown, overview));
    return shown;
  }

  @Handles(change)
  async change(
    @Input() fields: z.output<typeof change.body>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<object> {
    const since = await this.precondition.check(req, principal);
    const { changed, session } = await this.userChanges.apply(fields, principal, client, since);
    if (session) this.sessionCookie.issue(req, session);
    const overview = await this.overviews.of(principal.userId);
    const shown = shownUser(changed, overview);
    res.setHeader('ETag', etagOf(shown, overview));
    return shown;
  }
}
