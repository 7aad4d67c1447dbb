import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import { ForVisitors, nextOf, pathAfter } from '../../http/access/access.js';
import { checkboxField, emailField, knownPasswordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { TypedEmail } from '../../http/forms/typed-email.js';
import type { Page } from '../../http/pages/page.js';
import type { SeeOther } from '../../http/pages/redirect.js';
import { localPath } from '../../http/security/local-path.js';
import { LoginSession } from '../../http/session/login-session.js';
import { Credentials } from './credentials.js';
import { Login } from './login.js';

const loginForm = {
  path: 'login',
  view: 'auth/login',
  title: 'login.title',
  fields: z.object({
    email: emailField,
    password: knownPasswordField,
    remember: checkboxField,
    next: z.string().optional(),
  }),
  keepsEmail: true,
  wrongCredentials: { field: 'form', text: 'login.wrongPair' },
} satisfies Form;

@Controller()
export class LoginController {
  constructor(
    private readonly credentials: Credentials,
    private readonly login: Login,
    private readonly loginSession: LoginSession,
    private readonly typedEmail: TypedEmail,
    private readonly config: Config,
  ) {}

  @ForVisitors()
  @Get('login')
  show(@Req() req: Request): Page {
    const next = localPath(nextOf(req), this.config.baseUrl) ?? '';
    return formPage(loginForm, { values: { next, email: this.typedEmail.read(req) ?? '' } });
  }

  @ForVisitors()
  @HandlesForm(loginForm)
  async logIn(@Fields() fields: z.output<typeof loginForm.fields>, @Req() req: Request): Promise<SeeOther> {
    const context = this.loginSession.contextOf(req, fields.remember);
    const first = await this.credentials.verify(fields, context);
    const result = await this.login.complete(first, context);
    return this.loginSession.finish(req, result, context, pathAfter(req, this.config));
  }
}
