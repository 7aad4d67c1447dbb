import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Sessions } from '../../sessions/sessions.js';
import { AccountPassword } from '../../users/account-password.js';
import { type FoundLink, Links } from '../../users/links.js';
import {
  Public,
  type Principal,
  CurrentUser,
  principalOf,
  redirectToLogin,
} from '../../http/access/access.js';
import { emailField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { type Page, page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { Client, type ClientInfo } from '../../http/access/client-info.js';
import { EmailChange } from './email-change.js';

const emailForm = {
  view: 'account/email',
  title: 'changeEmail.title',
  fields: z.strictObject({ email: emailField }),
} satisfies Form;

const confirmForm = {
  view: 'account/email-confirm',
  title: 'confirmEmail.title',
  fields: z.strictObject({ password: z.string().default('') }),
} satisfies Form;

@Controller('account/email')
export class EmailController {
  constructor(
    private readonly emailChange: EmailChange,
    private readonly accountPassword: AccountPassword,
    private readonly links: Links,
    private readonly sessions: Sessions,
  ) {}

  @RecentAuthentication()
  @Get()
  show(): Page {
    return formPage(emailForm);
  }

  @RecentAuthentication()
  @Post()
  @HandlesForm(emailForm)
  async ask(
    @Fields() { email }: z.output<typeof emailForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() requester: ClientInfo,
  ): Promise<SeeOther> {
    await this.emailChange.ask(principal, email, requester);
    return seeOther('/account', 'email-change-asked');
  }

  /** Changes nothing: the owner has a button here, anybody else is asked for the password. */
  @Public()
  @Get('confirm/:token')
  async open(
    @Param('token') token: string,
    @Client() requester: ClientInfo,
    @Req() req: Request,
  ): Promise<Page> {
    const found = await this.links.find('email-change', token, requester);
    if (found.state !== 'live') return pageInstead(found);
    return principalOf(req)?.userId === found.link.userId
      ? page('account/email-confirm-own', 'confirmEmail.title', { newEmail: found.link.email })
      : formPage(confirmForm);
  }

  @Public()
  @Post('confirm/:token')
  @HandlesForm(confirmForm)
  async confirm(
    @Fields() { password }: z.output<typeof confirmForm.fields>,
    @Param('token') token: string,
    @Client() requester: ClientInfo,
    @Req() req: Request,
  ): Promise<Page | SeeOther> {
    const found = await this.links.find('email-change', token, requester);
    if (found.state !== 'live') return pageInstead(found);
    const principal = principalOf(req);
    const owner = principal?.userId === found.link.userId ? principal : undefined;
    if (!owner)
      await this.accountPassword.verify(found.link.userId, password, { field: 'password', requester });
    const confirmed = await this.emailChange.confirm(found.link, {
      requester,
      principal: owner,
      kept: owner && req.session,
    });
    if (!confirmed) return pageInstead({ state: 'used' });
    const { session } = confirmed;
    if (session) this.sessions.issueCookie(req, session);
    return session
      ? seeOther('/account', 'email-changed')
      : redirectToLogin(req, found.link.userId, 'email-changed');
  }
}

function pageInstead({ state }: FoundLink): Page {
  return state === 'unknown'
    ? page('account/email-confirm-unknown', 'link.unknown.title', {}, 404)
    : page('account/email-confirm-expired', 'link.over.title', {}, 410);
}
