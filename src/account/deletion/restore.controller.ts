import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, DuringGrace, pathAfter } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import type { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { AccountDeletion } from './account-deletion.js';

const restoreForm = {
  path: 'account/restore',
  view: 'account/restore',
  title: 'restore.title',
  fields: z.object({ next: z.string().optional() }),
} satisfies Form;

/** Where a log-in leads while the account is scheduled for deletion. */
@DuringGrace()
@Controller()
export class RestoreController {
  constructor(
    private readonly accountDeletion: AccountDeletion,
    private readonly config: Config,
  ) {}

  @Get(restoreForm.path)
  show(@CurrentUser() { deleteAfter }: Principal, @Req() req: Request): Page | SeeOther {
    const next = pathAfter(req, this.config);
    return deleteAfter === null ? seeOther(next) : formPage(restoreForm, { values: { next } });
  }

  @HandlesForm(restoreForm)
  async restore(
    @Fields() _fields: z.output<typeof restoreForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    if (principal.deleteAfter === null) return seeOther(pathAfter(req, this.config));
    await this.accountDeletion.cancel(principal, client);
    return seeOther(pathAfter(req, this.config), 'deletion-cancelled');
  }
}
