import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Sessions } from '../../sessions/sessions.js';
import { AccountPassword } from '../../users/account-password.js';
import { nextOf, type Principal, CurrentUser } from '../../http/access/access.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { localPath } from '../../http/security/local-path.js';
import { type Page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { Client, type ClientInfo } from '../../http/access/client-info.js';
import { knownPasswordField } from '../../http/forms/fields.js';

const confirmForm = {
  view: 'account/confirm',
  title: 'confirm.title',
  fields: z.strictObject({ password: knownPasswordField, next: z.string().optional() }),
} satisfies Form;

/** Fresh proof of identity: see `@RecentAuthentication()`. */
@Controller('confirm')
export class ConfirmController {
  constructor(
    private readonly accountPassword: AccountPassword,
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  @Get()
  show(@Req() req: Request): Page {
    return formPage(confirmForm, { values: { next: this.way(nextOf(req)) } });
  }

  @Post()
  @HandlesForm(confirmForm)
  async confirm(
    @Fields() { password }: z.output<typeof confirmForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() requester: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    await this.accountPassword.verify(principal.userId, password, { field: 'password', requester });
    const session = await this.database.write((db) => this.sessions.renew(db, principal, req.session, true));
    this.sessions.issueCookie(req, session);
    return seeOther(this.way(nextOf(req)));
  }

  private way(next: string | undefined): string {
    return localPath(next, this.config.baseUrl) ?? '/account';
  }
}
