import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { CurrentUser } from '../../http/access/access.js';
import type { Principal } from '../../domain/principal.js';
import { knownPasswordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import type { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { Client } from '../../http/access/client-info.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { AccountDeletion } from './account-deletion.js';

const deleteForm = {
  path: 'account/delete',
  view: 'account/delete',
  title: 'delete.title',
  fields: z.object({ password: knownPasswordField }),
} satisfies Form;

@RecentAuthentication()
@Controller()
export class DeletionController {
  constructor(
    private readonly accountDeletion: AccountDeletion,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Get('account/delete')
  show(): Page {
    return formPage(deleteForm);
  }

  @HandlesForm(deleteForm)
  async ask(
    @Fields() { password }: z.output<typeof deleteForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    await this.accountDeletion.ask(principal, password, client);
    this.sessionCookie.clear(req);
    return seeOther('/login', 'deletion-asked');
  }
}
