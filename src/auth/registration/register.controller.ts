import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { wholeSeconds } from '../../common/time.js';
import { policy } from '../../policy.js';
import { Config } from '../../config/config.js';
import { ForVisitors, nextOf } from '../../http/access/access.js';
import { localPath } from '../../http/security/local-path.js';
import { TokenCookie } from '../../http/security/token-cookie.js';
import { passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { prefillOf } from '../../http/forms/prefill.js';
import { TypedEmail } from '../../http/forms/typed-email.js';
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
  keepsEmail: true,
  fields: z.object({ email: z.string().default(''), password: passwordField, next: z.string().optional() }),
} satisfies Form;

/** `registration` is the mark of the one that the page showed. Without it, the last one. */
const resendForm = {
  path: 'register/resend',
  fields: z.object({ registration: z.string().default('') }),
} satisfies Form;

@ForVisitors()
@Controller()
export class RegisterController {
  constructor(
    private readonly registration: Registration,
    private readonly registrations: Registrations,
    private readonly tokenCookie: TokenCookie,
    private readonly typedEmail: TypedEmail,
    private readonly config: Config,
  ) {}

  @Get('register')
  show(@Req() req: Request): Page {
    const next = localPath(nextOf(req), this.config.baseUrl) ?? '';
    return formPage(registerForm, { values: { next, email: prefillOf(req) ?? this.typedEmail.read(req) ?? '' } });
  }

  @HandlesForm(registerForm)
  async register(
    @Fields() fields: z.output<typeof registerForm.fields>,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<SeeOther> {
    const next = localPath(fields.next, this.config.baseUrl) ?? null;
    const browserToken = await this.registration.register(fields, client, next);
    this.putFirst(req, res, browserToken);
    this.typedEmail.keep(res, fields.email);
    return seeOther('/register/sent');
  }

  /** Shows the address that was registered last, but only to the browser that did it. */
  @Get('register/sent')
  async sent(@Req() req: Request): Promise<Page> {
    const [last] = this.tokenCookie.read(req, 'registration');
    const registration = await this.registrations.findOfBrowser(last);
    const mark = last === undefined ? '' : this.tokenCookie.markOf('registration', last);
    const wait = registration ? this.registrations.waitToResend(registration) : 0;
    return page('auth/register-sent', 'sent.title', {
      email: registration?.email,
      mark,
      wait,
      waitInSeconds: wholeSeconds(wait),
    });
  }

  @HandlesForm(resendForm)
  async resend(
    @Fields() { registration: mark }: z.output<typeof resendForm.fields>,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<SeeOther> {
    const [last] = this.tokenCookie.read(req, 'registration');
    const token = mark === '' ? last : this.tokenCookie.find(req, 'registration', mark);
    await this.registration.resend(token, client);
    // The page that follows shows the one that was mailed again.
    if (token !== undefined) this.putFirst(req, res, token);
    return seeOther('/register/sent', 'resent');
  }

  private putFirst(req: Request, res: Response, token: string): void {
    this.tokenCookie.add(req, res, 'registration', token, policy.activation.browserLifetime);
  }
}
