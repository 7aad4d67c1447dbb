import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Sessions } from '../../sessions/sessions.js';
import { type Principal, CurrentUser } from '../../http/access/access.js';
import { knownPasswordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { type Page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { Client, type ClientInfo } from '../../http/access/client-info.js';
import { AccountDeletion } from './account-deletion.js';

const deleteForm = {
  view: 'account/delete',
  title: 'delete.title',
  fields: z.strictObject({ password: knownPasswordField }),
} satisfies Form;

@RecentAuthentication()
@Controller('account/delete')
export class DeletionController {
  constructor(
    private readonly accountDeletion: AccountDeletion,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  show(): Page {
    return formPage(deleteForm);
  }

  @Post()
  @HandlesForm(deleteForm)
  async ask(
    @Fields() { password }: z.output<typeof deleteForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() requester: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    await this.accountDeletion.ask(principal, password, requester);
    this.sessions.clearCookie(req);
    return seeOther('/login', 'deletion-asked');
  }
}
