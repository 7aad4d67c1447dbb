import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import {
  CurrentUser,
  DuringGrace,
  lacksProvedFactor,
  nextOf,
  pathAfter,
  WithoutFactor,
} from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { codeField, passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { passkeyField } from '../../http/forms/passkey-field.js';
import type { PageResponse } from '../../http/pages/layout.js';
import type { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { ProviderBrowser } from '../../http/providers/provider-browser.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { Reauthentication } from './reauthentication.js';
import { type Ways, WaysToConfirm } from './ways-to-confirm.js';

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

/** For an account without a password: with what else it has. */
const formWithoutPassword = {
  ...confirmForm,
  view: 'account/confirm-other',
  title: 'confirm.titleWithout',
} satisfies Form;

/** A button: the provider asks again who it is. */
const providerForm = {
  path: 'confirm/with/:provider',
  fields: z.object({ next: z.string().optional() }),
} satisfies Form;

/** The export asks for it, also during the grace period. */
@WithoutFactor()
@DuringGrace()
@Controller()
export class ConfirmController {
  constructor(
    private readonly reauthentication: Reauthentication,
    private readonly ways: WaysToConfirm,
    private readonly browser: ProviderBrowser,
    private readonly sessionCookie: SessionCookie,
    private readonly config: Config,
  ) {}

  @Get('confirm')
  async show(
    @CurrentUser() principal: Principal,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page | SeeOther> {
    const { form, factors } = await this.formFor(principal, req, res);
    if (this.mustProveFactor(principal, req) && !factors.hasAny)
      return seeOther('/account/security', 'admin-needs-factor');
    return formPage(form, { values: { next: pathAfter(req, this.config) } });
  }

  @HandlesForm(confirmForm)
  async confirm(
    @Fields() { password, code, passkey }: z.output<typeof confirmForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<SeeOther> {
    const { form, user } = await this.formFor(principal, req, res);
    if (form === formWithoutPassword && password !== '') throw missingIn(form);
    const isProof = code !== '' || passkey !== '';
    if (password !== '' && isProof) throw new InvalidField('code', 'confirm.onlyOne');
    if (password === '' && !isProof) throw missingIn(form);
    const session = isProof
      ? await this.reauthentication.confirmWith(principal, user, { code, passkey }, client)
      : await this.reauthentication.confirm(principal, password, client);
    this.sessionCookie.issue(req, session);
    return seeOther(pathAfter(req, this.config));
  }

  @HandlesForm(providerForm)
  async confirmAtProvider(
    @Fields() _fields: z.output<typeof providerForm.fields>,
    @CurrentUser() { session }: Principal,
    @Req() req: Request,
  ): Promise<Page> {
    const start = { purpose: 'confirm', session: session.hash, next: nextOf(req) ?? '' } as const;
    return this.browser.leave(req.params.provider, start, req);
  }

  /** Also for the page that comes back with what is wrong. */
  private async formFor(
    principal: Principal,
    req: Request,
    res: PageResponse,
  ): Promise<Ways & { readonly form: Form }> {
    const ways = await this.ways.of(principal.userId);
    const onlyFactor = this.mustProveFactor(principal, req);
    res.locals.factors = ways.factors;
    res.locals.confirmProviders = onlyFactor ? [] : ways.providers;
    const form =
      ways.hasPassword && !onlyFactor ? (ways.factors.hasAny ? formWithFactor : confirmForm) : formWithoutPassword;
    req.form = form;
    return { ...ways, form };
  }

  /** On the way to the pages for admins, a password is not enough: the session has begun with one. */
  private mustProveFactor(principal: Principal, req: Request): boolean {
    return lacksProvedFactor(principal, this.config) && /^\/admin(?=[/?]|$)/i.test(pathAfter(req, this.config));
  }
}

function missingIn(form: Form): InvalidField {
  if (form === formWithoutPassword) return new InvalidField('code', 'code.missing');
  return new InvalidField('password', form === confirmForm ? 'password.missing' : 'confirm.missing');
}
