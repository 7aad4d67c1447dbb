import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Sessions } from '../../sessions/sessions.js';
import { type Principal, CurrentUser } from '../../http/access/access.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { type Page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { Client, type ClientInfo } from '../../http/access/client-info.js';
import { PasswordChange } from './password-change.js';
import { knownPasswordField } from '../../http/forms/fields.js';

const passwordForm = {
  view: 'account/password',
  title: 'changePassword.title',
  fields: z.strictObject({ currentPassword: knownPasswordField, newPassword: z.string().default('') }),
} satisfies Form;

@Controller('account/password')
export class PasswordController {
  constructor(
    private readonly passwordChange: PasswordChange,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  show(): Page {
    return formPage(passwordForm);
  }

  @Post()
  @HandlesForm(passwordForm)
  async change(
    @Fields() fields: z.output<typeof passwordForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() requester: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const session = await this.passwordChange.change(principal, fields, { requester, kept: req.session });
    this.sessions.issueCookie(req, session);
    return seeOther('/account', 'password-changed');
  }
}
