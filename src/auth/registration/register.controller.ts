import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { policy } from '../../policy.js';
import { ForVisitors } from '../../http/access/access.js';
import { Cookies } from '../../http/security/cookies.js';
import { passwordField } from '../../http/forms/fields.js';
import { button, Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { Client } from '../../http/access/client-info.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { Registration } from './registration.js';
import { Registrations } from './registrations.js';

// Registration validates both fields together, so that the form shows a message at each.
const registerForm = {
  path: 'register',
  view: 'auth/register',
  title: 'register.title',
  fields: z.strictObject({ email: z.string().default(''), password: passwordField }),
} satisfies Form;

@ForVisitors()
@Controller()
export class RegisterController {
  constructor(
    private readonly registration: Registration,
    private readonly registrations: Registrations,
    private readonly cookies: Cookies,
  ) {}

  @Get('register')
  show(): Page {
    return formPage(registerForm);
  }

  @HandlesForm(registerForm)
  async register(
    @Fields() fields: z.output<typeof registerForm.fields>,
    @Client() client: ClientInfo,
    @Res({ passthrough: true }) res: Response,
  ): Promise<SeeOther> {
    const browserToken = await this.registration.register(fields, client);
    this.cookies.set(res, 'registration', browserToken, policy.activation.browserLifetime);
    return seeOther('/register/sent');
  }

  /** Shows the address, but only to the browser that registered it. */
  @Get('register/sent')
  async sent(@Req() req: Request): Promise<Page> {
    const registration = await this.registrations.findOfBrowser(this.cookies.read(req, 'registration'));
    return page('auth/register-sent', 'sent.title', { email: registration?.email });
  }

  @HandlesForm(button('register/resend'))
  async resend(@Fields() _fields: object, @Req() req: Request, @Client() client: ClientInfo): Promise<SeeOther> {
    await this.registration.resend(this.cookies.read(req, 'registration'), client);
    return seeOther('/register/sent');
  }
}
