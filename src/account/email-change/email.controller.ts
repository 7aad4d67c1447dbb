import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { AccountPassword } from '../../users/account-password.js';
import { type FoundLink, Links } from '../../users/links.js';
import { Factors } from '../../factors/factors.js';
import { CurrentUser, Public, redirectToLogin } from '../../http/access/access.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import { emailField, passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { type Page, page } from '../../http/pages/page.js';
import { RedirectException, type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { withNext } from '../../http/security/local-path.js';
import { Client } from '../../http/access/client-info.js';
import { LinkToken } from '../../http/security/link-token.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { EmailChange } from './email-change.js';

const emailForm = {
  path: 'account/email',
  view: 'account/email',
  title: 'changeEmail.title',
  fields: z.object({ email: emailField }),
} satisfies Form;

const confirmForm = {
  path: 'account/email/confirm/:token',
  view: 'account/email-confirm',
  title: 'confirmEmail.title',
  fields: z.object({ password: passwordField }),
} satisfies Form;

@Controller()
export class EmailController {
  constructor(
    private readonly emailChange: EmailChange,
    private readonly accountPassword: AccountPassword,
    private readonly factors: Factors,
    private readonly links: Links,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @RecentAuthentication()
  @Get('account/email')
  show(): Page {
    return formPage(emailForm);
  }

  @RecentAuthentication()
  @HandlesForm(emailForm)
  async ask(
    @Fields() { email }: z.output<typeof emailForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    await this.emailChange.ask(principal, email, client);
    return seeOther('/account', 'email-change-asked');
  }

  /** Changes nothing. Shows a button to the owner who is logged in, or else asks for the password. */
  @Public()
  @Get(confirmForm.path)
  async open(@LinkToken() token: string, @Client() client: ClientInfo, @Req() req: Request): Promise<Page> {
    const found = await this.links.find('email-change', token, client);
    if (found.state !== 'live') return pageFor(found);
    return req.principal?.userId === found.link.userId
      ? page('account/email-confirm-own', 'confirmEmail.title', { newEmail: found.link.email })
      : formPage(confirmForm);
  }

  @Public()
  @HandlesForm(confirmForm)
  async confirm(
    @Fields() { password }: z.output<typeof confirmForm.fields>,
    @LinkToken() token: string,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<Page | SeeOther> {
    const found = await this.links.find('email-change', token, client);
    if (found.state !== 'live') return pageFor(found);
    const { principal } = req;
    const owner = principal?.userId === found.link.userId ? principal : undefined;
    if (!owner) await this.verifyPassword(found.link.userId, password, client, req);
    const confirmed = await this.emailChange.confirm(found.link, { client, principal: owner });
    if (!confirmed) return pageFor({ state: 'used' });
    const { session } = confirmed;
    if (session) this.sessionCookie.issue(req, session);
    return session ? seeOther('/account', 'email-changed') : redirectToLogin(req, found.link.userId, 'email-changed');
  }

  /** @throws RedirectException to the log-in for an account with a second factor: the password is not enough. */
  private async verifyPassword(userId: string, password: string, client: ClientInfo, req: Request): Promise<void> {
    if (password === '') throw new InvalidField('password', 'password.missingOfAccount');
    await this.accountPassword.verify(userId, password, client);
    // Not of the owner of its address, which another confirmation may have changed meanwhile.
    const { hasAny } = await this.factors.of(userId);
    if (!hasAny) return;
    throw new RedirectException(
      seeOther(withNext('/login', req.originalUrl), 'second-step-first'),
      'second-step-asked',
    );
  }
}

function pageFor({ state }: FoundLink): Page {
  return state === 'unknown'
    ? page('account/email-confirm-unknown', 'link.unknown.title', {}, 404)
    : page('account/email-confirm-expired', 'link.over.title', {}, 410);
}
