import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { randomToken } from '../../common/keyring.js';
import { policy } from '../../policy.js';
import { type FoundLink, Links } from '../../users/links.js';
import { Public, redirectToLogin } from '../../http/access/access.js';
import { TokenCookie } from '../../http/security/token-cookie.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { isUserNavigation } from '../../http/security/methods.js';
import { TypedEmail } from '../../http/forms/typed-email.js';
import type { PageResponse } from '../../http/pages/layout.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { clientInfoOf } from '../../http/access/client-info.js';
import { passwordField } from '../../http/forms/fields.js';
import { LoginSession } from '../../http/session/login-session.js';
import { LinkToken } from '../../http/security/link-token.js';
import { PasswordReset } from './password-reset.js';

/** `link` is the mark of the link that the form was made for. */
const resetForm = {
  path: 'password/reset',
  view: 'auth/reset',
  title: 'reset.title',
  fields: z.object({ link: z.string().default(''), newPassword: passwordField }),
} satisfies Form;

@Public()
@Controller()
export class ResetController {
  constructor(
    private readonly passwordReset: PasswordReset,
    private readonly links: Links,
    private readonly loginSession: LoginSession,
    private readonly tokenCookie: TokenCookie,
    private readonly typedEmail: TypedEmail,
  ) {}

  /** Moves the token to a cookie, to keep it out of the address bar, the history and `Referer`. */
  @Get('password/reset/:token')
  moveToken(
    @LinkToken() token: string,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Page | SeeOther {
    if (token === '') return linkUnknown();
    // A prefetch must not change the cookie: earlier links may be in use.
    if (isUserNavigation(req)) this.tokenCookie.add(req, res, 'reset', token, policy.links.resetCookie);
    return seeOther('/password/reset');
  }

  @Get('password/reset')
  async show(@Req() req: Request, @Res({ passthrough: true }) res: PageResponse): Promise<Page> {
    const [token] = this.tokenCookie.read(req, 'reset');
    if (token === undefined) return linkMissing();
    const found = await this.find(token, req, res);
    if (found.state !== 'live') return pageFor(found);
    return formPage(resetForm, { values: { link: this.tokenCookie.markOf('reset', token) } });
  }

  @HandlesForm(resetForm)
  async reset(
    @Fields() { link: mark, newPassword }: z.output<typeof resetForm.fields>,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page | SeeOther> {
    const token = this.tokenOf(mark, req);
    if (token === undefined) return this.pageWithoutToken(mark, req);
    const found = await this.find(token, req, res);
    if (found.state !== 'live') return pageFor(found);
    // A new device cookie: a thief may have a copy of the old one.
    const context = { ...this.loginSession.contextOf(req), deviceToken: randomToken() };
    if (!(await this.passwordReset.reset(found.link, newPassword, context))) return linkOver();
    this.loginSession.remember(req, context);
    this.tokenCookie.remove(req, res, 'reset', token, policy.links.resetCookie);
    // Reveals nothing new: the reset page already showed this address.
    this.typedEmail.keep(res, found.link.email);
    return redirectToLogin(req, found.link.userId, 'password-reset');
  }

  /** A form of an earlier version has no mark. It can only be for the one link that this browser has opened. */
  private tokenOf(mark: string, req: Request): string | undefined {
    if (mark !== '') return this.tokenCookie.find(req, 'reset', mark);
    const [token, ...others] = this.tokenCookie.read(req, 'reset');
    return others.length === 0 ? token : undefined;
  }

  /** A form with a mark that comes back without any token was sent before, as by a second click, or lay open too long. */
  private pageWithoutToken(mark: string, req: Request): Page {
    if (this.tokenCookie.read(req, 'reset').length > 0) return linkReplaced();
    return mark === '' ? linkMissing() : linkOver();
  }

  private async find(token: string, req: Request, res: PageResponse): Promise<FoundLink> {
    const found = await this.links.find('password-reset', token, clientInfoOf(req));
    if (found.state === 'live') res.locals.username = found.link.email;
    return found;
  }
}

function pageFor({ state }: FoundLink): Page {
  return state === 'unknown' ? linkUnknown() : linkOver();
}

function linkOver(): Page {
  return page('auth/reset-expired', 'link.over.title', {}, 410);
}

/** It was opened in another browser, too long ago, or the cookie did not come back. */
function linkMissing(): Page {
  return page('auth/reset-missing', 'reset.missing.title', {}, 404);
}

/** Never acts on another link than the one that the form was made for. */
function linkReplaced(): Page {
  return page('auth/reset-replaced', 'reset.replaced.title', {}, 409);
}

function linkUnknown(): Page {
  return page('auth/reset-unknown', 'link.unknown.title', {}, 404);
}
