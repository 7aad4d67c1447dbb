import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { policy } from '../../policy.js';
import { type FoundLink, Links } from '../../users/links.js';
import { Public, redirectToLogin } from '../../http/access/access.js';
import { Cookies } from '../../http/security/cookies.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { isUserNavigation } from '../../http/security/methods.js';
import type { PageResponse } from '../../http/pages/layout.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { clientInfoOf } from '../../http/access/client-info.js';
import { emailField, passwordField } from '../../http/forms/fields.js';
import { LoginSession } from '../../http/session/login-session.js';
import { LinkToken } from '../../http/security/link-token.js';
import { PasswordResetRequest } from './reset-request.js';
import { PasswordReset } from './password-reset.js';

const forgotForm = {
  path: 'password/forgot',
  view: 'auth/forgot',
  title: 'forgot.title',
  fields: z.strictObject({ email: emailField }),
} satisfies Form;

const resetForm = {
  path: 'password/reset',
  view: 'auth/reset',
  title: 'reset.title',
  fields: z.strictObject({ newPassword: passwordField }),
} satisfies Form;

@Controller()
export class ResetController {
  constructor(
    private readonly resetRequest: PasswordResetRequest,
    private readonly passwordReset: PasswordReset,
    private readonly links: Links,
    private readonly loginSession: LoginSession,
    private readonly cookies: Cookies,
  ) {}

  @Public()
  @Get('password/forgot')
  forgot(): Page {
    return formPage(forgotForm);
  }

  @Public()
  @HandlesForm(forgotForm)
  async ask(@Fields() { email }: z.output<typeof forgotForm.fields>, @Req() req: Request): Promise<SeeOther> {
    await this.resetRequest.ask(email, this.loginSession.contextOf(req));
    return seeOther('/password/forgot/sent');
  }

  @Public()
  @Get('password/forgot/sent')
  sent(): Page {
    return page('auth/forgot-sent', 'sent.title', {});
  }

  /** Moves the token to a cookie, to keep it out of the address bar, the history and `Referer`. */
  @Public()
  @Get('password/reset/:token')
  moveToken(
    @LinkToken() token: string,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Page | SeeOther {
    if (token === '') return linkUnknown();
    // A prefetch must not replace the cookie: one of an earlier link may be in use.
    if (isUserNavigation(req)) this.cookies.set(res, 'reset', token, policy.links.resetCookie);
    return seeOther('/password/reset');
  }

  @Public()
  @Get('password/reset')
  async show(@Req() req: Request, @Res({ passthrough: true }) res: PageResponse): Promise<Page> {
    const found = await this.find(req, res);
    return found.state === 'live' ? formPage(resetForm) : pageFor(found);
  }

  @Public()
  @HandlesForm(resetForm)
  async reset(
    @Fields() { newPassword }: z.output<typeof resetForm.fields>,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page | SeeOther> {
    const found = await this.find(req, res);
    if (found.state !== 'live') return pageFor(found);
    const context = this.loginSession.contextOf(req);
    if (!(await this.passwordReset.reset(found.link, newPassword, context))) return pageFor({ state: 'used' });
    this.loginSession.remember(req, context);
    this.cookies.clear(res, 'reset');
    return redirectToLogin(req, found.link.userId, 'password-reset');
  }

  private async find(req: Request, res: PageResponse): Promise<FoundLink> {
    const token = this.cookies.read(req, 'reset');
    const found = await this.links.find('password-reset', token, clientInfoOf(req));
    if (found.state === 'live') res.locals.username = found.link.email;
    return found;
  }
}

function pageFor({ state }: FoundLink): Page {
  return state === 'unknown' ? linkUnknown() : page('auth/reset-expired', 'link.over.title', {}, 410);
}

function linkUnknown(): Page {
  return page('auth/reset-unknown', 'link.unknown.title', {}, 404);
}
