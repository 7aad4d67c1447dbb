import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, DuringGrace, pathAfter } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { knownPasswordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import type { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { Reauthentication } from './reauthentication.js';

const confirmForm = {
  path: 'confirm',
  view: 'account/confirm',
  title: 'confirm.title',
  fields: z.object({ password: knownPasswordField, next: z.string().optional() }),
} satisfies Form;

/** The export asks for it, also during the grace period. */
@DuringGrace()
@Controller()
export class ConfirmController {
  constructor(
    private readonly reauthentication: Reauthentication,
    private readonly sessionCookie: SessionCookie,
    private readonly config: Config,
  ) {}

  @Get('confirm')
  show(@Req() req: Request): Page {
    return formPage(confirmForm, { values: { next: pathAfter(req, this.config) } });
  }

  @HandlesForm(confirmForm)
  async confirm(
    @Fields() { password }: z.output<typeof confirmForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    this.sessionCookie.issue(req, await this.reauthentication.confirm(principal, password, client));
    return seeOther(pathAfter(req, this.config));
  }
}
