import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import { Factors } from '../../factors/factors.js';
import { CurrentUser, DuringGrace, pathAfter, WithoutFactor } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { codeField, passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { passkeyField } from '../../http/forms/passkey-field.js';
import type { PageResponse } from '../../http/pages/layout.js';
import type { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { Users } from '../../users/users.js';
import { Reauthentication } from './reauthentication.js';

const confirmForm = {
  path: 'confirm',
  view: 'account/confirm',
  title: 'confirm.title',
  fields: z.object({ password: passwordField, code: codeField, passkey: passkeyField, next: z.string().optional() }),
} satisfies Form;

/** For an account with a second factor: either is enough. */
const formWithFactor = {
  ...confirmForm,
  view: 'account/confirm-factor',
  title: 'confirm.titleWithFactor',
} satisfies Form;

/** The export asks for it, also during the grace period. */
@WithoutFactor()
@DuringGrace()
@Controller()
export class ConfirmController {
  constructor(
    private readonly reauthentication: Reauthentication,
    private readonly factors: Factors,
    private readonly users: Users,
    private readonly sessionCookie: SessionCookie,
    private readonly config: Config,
  ) {}

  @Get('confirm')
  async show(
    @CurrentUser() { userId }: Principal,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page> {
    return formPage(await this.formFor(userId, req, res), { values: { next: pathAfter(req, this.config) } });
  }

  @HandlesForm(confirmForm)
  async confirm(
    @Fields() { password, code, passkey }: z.output<typeof confirmForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<SeeOther> {
    const { userId } = principal;
    const form = await this.formFor(userId, req, res);
    const isProof = code !== '' || passkey !== '';
    if (password !== '' && isProof) throw new InvalidField('code', 'confirm.onlyOne');
    if (password === '' && !isProof)
      throw new InvalidField('password', form === confirmForm ? 'password.missing' : 'confirm.missing');
    const session = isProof
      ? await this.reauthentication.confirmWith(principal, await this.users.get(userId), { code, passkey }, client)
      : await this.reauthentication.confirm(principal, password, client);
    this.sessionCookie.issue(req, session);
    return seeOther(pathAfter(req, this.config));
  }

  /** Also for the page that comes back with what is wrong. */
  private async formFor(userId: string, req: Request, res: PageResponse): Promise<Form> {
    const { hasAny } = (res.locals.factors = await this.factors.of(userId));
    const form = hasAny ? formWithFactor : confirmForm;
    req.form = form;
    return form;
  }
}
