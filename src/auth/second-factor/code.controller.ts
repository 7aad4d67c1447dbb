import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import type { LoginContext } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import { Factors } from '../../factors/factors.js';
import { ForVisitors, nextOf, pathAfter } from '../../http/access/access.js';
import { checkboxField, codeField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { passkeyField } from '../../http/forms/passkey-field.js';
import type { PageResponse } from '../../http/pages/layout.js';
import type { Page } from '../../http/pages/page.js';
import { RedirectException, type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { localPath, withNext } from '../../http/security/local-path.js';
import { LoginSession } from '../../http/session/login-session.js';
import { type FoundLogin, PendingLogins } from './pending-logins.js';
import { SecondStep } from './second-step.js';

const codeForm = {
  path: 'login/code',
  view: 'auth/code',
  title: 'code.title',
  fields: z.object({ code: codeField, passkey: passkeyField, trust: checkboxField, next: z.string().optional() }),
} satisfies Form;

/** After the password, for an account with a second factor. */
@ForVisitors()
@Controller()
export class CodeController {
  constructor(
    private readonly pendingLogins: PendingLogins,
    private readonly secondStep: SecondStep,
    private readonly factors: Factors,
    private readonly loginSession: LoginSession,
    private readonly config: Config,
  ) {}

  @Get(codeForm.path)
  async show(@Req() req: Request, @Res({ passthrough: true }) res: PageResponse): Promise<Page> {
    await this.pending(req, res);
    return formPage(codeForm, { values: { next: localPath(nextOf(req), this.config.baseUrl) ?? '' } });
  }

  @HandlesForm(codeForm)
  async logIn(
    @Fields() { code, passkey, trust }: z.output<typeof codeForm.fields>,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<SeeOther> {
    const context = { ...this.loginSession.contextOf(req), trusts: trust };
    const pending = await this.pending(req, res, context);
    if (code === '' && passkey === '') throw new InvalidField('code', 'code.missing');
    const session = await this.secondStep.complete(pending, { code, passkey }, context);
    this.loginSession.admit(req, session, context);
    return seeOther(pathAfter(req, this.config));
  }

  /** @throws RedirectException to the log-in if there is none. */
  private async pending(
    req: Request,
    res: PageResponse,
    context = this.loginSession.contextOf(req),
  ): Promise<FoundLogin> {
    const pending = await this.pendingLogins.find(context);
    if (!pending) throw new RedirectException(this.startOver(req, context));
    res.locals.factors = await this.factors.of(pending.user.id);
    return pending;
  }

  private startOver(req: Request, { pendingToken }: LoginContext): SeeOther {
    const next = localPath(nextOf(req), this.config.baseUrl);
    const target = next === undefined ? '/login' : withNext('/login', next);
    return seeOther(target, pendingToken === undefined ? undefined : 'login-expired');
  }
}
