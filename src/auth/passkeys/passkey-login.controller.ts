import { Controller, Get, NotFoundException, Req } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import { PasskeyOptions } from '../../factors/passkey-options.js';
import { ForVisitors, pathAfter } from '../../http/access/access.js';
import { checkboxField } from '../../http/forms/fields.js';
import { Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { passkeyField } from '../../http/forms/passkey-field.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { LoginSession } from '../../http/session/login-session.js';
import { PasskeyCredentials } from './passkey-credentials.js';
import { PasskeyLogin } from './passkey-login.js';

/** The log-in page, whose script sends its form here. */
const passkeyForm = {
  path: 'login/passkey',
  view: 'auth/login',
  title: 'login.title',
  fields: z.object({
    passkey: passkeyField,
    // Shown again as it was typed.
    email: z.string().optional(),
    remember: checkboxField,
    next: z.string().optional(),
  }),
} satisfies Form;

@Controller()
export class PasskeyLoginController {
  constructor(
    private readonly passkeyOptions: PasskeyOptions,
    private readonly credentials: PasskeyCredentials,
    private readonly passkeyLogin: PasskeyLogin,
    private readonly loginSession: LoginSession,
    private readonly config: Config,
  ) {}

  /** The same for everybody. Whoever comes back to the page of a refused passkey gets the log-in page. */
  @ForVisitors()
  @Get('login/passkey')
  async ask(@Req() req: Request): Promise<PublicKeyCredentialRequestOptionsJSON | SeeOther> {
    if (req.get('sec-fetch-dest') === 'document') return seeOther('/login');
    const options = await this.passkeyOptions.toUse('login', 'required');
    if (!options) throw new NotFoundException();
    return options;
  }

  @ForVisitors()
  @HandlesForm(passkeyForm)
  async logIn(
    @Fields() { passkey, remember }: z.output<typeof passkeyForm.fields>,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const context = this.loginSession.contextOf(req, remember);
    const pending = await this.credentials.verify(passkey, context);
    const session = await this.passkeyLogin.complete(pending, context);
    this.loginSession.admit(req, session, context);
    return seeOther(pathAfter(req, this.config));
  }
}
