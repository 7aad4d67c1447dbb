import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { policy } from '../../policy.js';
import { Config } from '../../config/config.js';
import { ForVisitors, nextOf } from '../../http/access/access.js';
import { localPath } from '../../http/security/local-path.js';
import { TokenCookie } from '../../http/security/token-cookie.js';
import { passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { inviteOf } from '../../http/forms/invite-field.js';
import { prefillOf } from '../../http/forms/prefill.js';
import { TypedEmail } from '../../http/forms/typed-email.js';
import { barredPage } from '../../http/pages/barred-page.js';
import type { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { Client } from '../../http/access/client-info.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { Admission } from './admission.js';
import { Registration } from './registration.js';

// Registration validates both fields together, so that the form shows a message at each.
const registerForm = {
  path: 'register',
  view: 'auth/register',
  title: 'register.title',
  keepsEmail: true,
  fields: z.object({
    email: z.string().default(''),
    password: passwordField,
    next: z.string().optional(),
    invite: z.string().optional(),
  }),
} satisfies Form;

@ForVisitors()
@Controller()
export class RegisterController {
  constructor(
    private readonly registration: Registration,
    private readonly admission: Admission,
    private readonly tokenCookie: TokenCookie,
    private readonly typedEmail: TypedEmail,
    private readonly config: Config,
  ) {}

  @Get('register')
  async show(@Client() client: ClientInfo, @Req() req: Request): Promise<Page> {
    const invite = inviteOf(req);
    const admitted = await this.admission.of(invite, client);
    if (admitted.state !== 'admitted') return barredPage(admitted.state);
    const next = localPath(nextOf(req), this.config.baseUrl) ?? '';
    const email = admitted.email ?? prefillOf(req) ?? this.typedEmail.read(req) ?? '';
    return formPage(registerForm, { values: { next, email, invite: invite ?? '' } });
  }

  @HandlesForm(registerForm)
  async register(
    @Fields() fields: z.output<typeof registerForm.fields>,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<Page | SeeOther> {
    const admitted = await this.admission.of(inviteOf(req), client);
    if (admitted.state !== 'admitted') return barredPage(admitted.state);
    const next = localPath(fields.next, this.config.baseUrl) ?? null;
    const token = await this.registration.register(fields, admitted, client, next);
    this.tokenCookie.add(req, res, 'registration', token, policy.activation.browserLifetime);
    this.typedEmail.keep(res, fields.email);
    return seeOther('/register/sent');
  }
}
