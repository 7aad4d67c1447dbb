import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Public } from '../../http/access/access.js';
import { emailField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { TypedEmail } from '../../http/forms/typed-email.js';
import type { PageResponse } from '../../http/pages/layout.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { LoginSession } from '../../http/session/login-session.js';
import { PasswordResetRequest } from './reset-request.js';

const forgotForm = {
  path: 'password/forgot',
  view: 'auth/forgot',
  title: 'forgot.title',
  keepsEmail: true,
  fields: z.object({ email: emailField }),
} satisfies Form;

@Public()
@Controller()
export class ForgotController {
  constructor(
    private readonly resetRequest: PasswordResetRequest,
    private readonly loginSession: LoginSession,
    private readonly typedEmail: TypedEmail,
  ) {}

  @Get('password/forgot')
  forgot(@Req() req: Request): Page {
    return formPage(forgotForm, { values: { email: this.typedEmail.read(req) ?? '' } });
  }

  @HandlesForm(forgotForm)
  async ask(
    @Fields() { email }: z.output<typeof forgotForm.fields>,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<SeeOther> {
    await this.resetRequest.ask(email, this.loginSession.contextOf(req));
    this.typedEmail.keep(res, email.email);
    return seeOther('/password/forgot/sent');
  }

  @Get('password/forgot/sent')
  sent(): Page {
    return page('auth/forgot-sent', 'sent.title', {});
  }
}
