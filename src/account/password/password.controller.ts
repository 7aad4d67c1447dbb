import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { CurrentUser } from '../../http/access/access.js';
import type { Principal } from '../../domain/principal.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import type { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { Client } from '../../http/access/client-info.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { PasswordChange } from './password-change.js';
import { knownPasswordField, passwordField } from '../../http/forms/fields.js';

const passwordForm = {
  path: 'account/password',
  view: 'account/password',
  title: 'changePassword.title',
  fields: z.object({ currentPassword: knownPasswordField, newPassword: passwordField }),
} satisfies Form;

@Controller()
export class PasswordController {
  constructor(
    private readonly passwordChange: PasswordChange,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Get('account/password')
  show(): Page {
    return formPage(passwordForm);
  }

  @HandlesForm(passwordForm)
  async change(
    @Fields() fields: z.output<typeof passwordForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const session = await this.passwordChange.change(principal, fields, client);
    if (session) this.sessionCookie.issue(req, session);
    return seeOther('/account', 'password-changed');
  }
}
