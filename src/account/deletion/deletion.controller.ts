import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { OwnerProof } from '../../factors/owner-proof.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { CurrentUser } from '../../http/access/access.js';
import type { Principal } from '../../domain/principal.js';
import { passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import type { PageResponse } from '../../http/pages/layout.js';
import type { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { Client } from '../../http/access/client-info.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { AccountDeletion } from './account-deletion.js';

const deleteForm = {
  path: 'account/delete',
  view: 'account/delete',
  title: 'delete.title',
  fields: z.object({ password: passwordField }),
} satisfies Form;

@RecentAuthentication()
@Controller()
export class DeletionController {
  constructor(
    private readonly accountDeletion: AccountDeletion,
    private readonly sessionCookie: SessionCookie,
    private readonly ownerProof: OwnerProof,
  ) {}

  @Get('account/delete')
  async show(@CurrentUser() principal: Principal, @Res({ passthrough: true }) res: PageResponse): Promise<Page> {
    await this.lookAt(principal, res);
    return formPage(deleteForm);
  }

  @HandlesForm(deleteForm)
  async ask(
    @Fields() { password }: z.output<typeof deleteForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<SeeOther> {
    await this.lookAt(principal, res);
    await this.accountDeletion.ask(principal, { password, field: 'password' }, client);
    this.sessionCookie.clear(req);
    return seeOther('/login', 'deletion-asked');
  }

  /** Without a password, that somebody has just confirmed who they are is enough. */
  private async lookAt(principal: Principal, res: PageResponse): Promise<void> {
    res.locals.withoutPassword = !(await this.ownerProof.hasPassword(principal.userId));
    res.locals.isLastAdmin = await this.accountDeletion.isLastAdmin(principal);
  }
}
