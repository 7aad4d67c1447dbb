import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Clock } from '../../common/time.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { isRecent } from '../../domain/recent-authentication.js';
import { OwnerProof } from '../../factors/owner-proof.js';
import { CurrentUser } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import type { Page } from '../../http/pages/page.js';
import { RedirectException, type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { withNext } from '../../http/security/local-path.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { PasswordChange } from './password-change.js';

const passwordForm = {
  path: 'account/password',
  view: 'account/password',
  title: 'changePassword.title',
  fields: z.object({ currentPassword: passwordField, newPassword: passwordField }),
} satisfies Form;

/** For an account without a password. */
const firstForm = { ...passwordForm, view: 'account/password-first', title: 'firstPassword.title' } satisfies Form;

@Controller()
export class PasswordController {
  constructor(
    private readonly passwordChange: PasswordChange,
    private readonly ownerProof: OwnerProof,
    private readonly sessionCookie: SessionCookie,
    private readonly clock: Clock,
  ) {}

  @Get('account/password')
  async show(@CurrentUser() principal: Principal, @Req() req: Request): Promise<Page> {
    return formPage(await this.formFor(principal, req));
  }

  @HandlesForm(passwordForm)
  async change(
    @Fields() { currentPassword: password, newPassword }: z.output<typeof passwordForm.fields>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    await this.formFor(principal, req);
    const session = await this.passwordChange.change(principal, { password, newPassword }, client);
    if (session) this.sessionCookie.issue(req, session);
    return seeOther('/account', 'password-changed');
  }

  /**
   * Also for the page that comes back with what is wrong.
   * @throws RedirectException: instead of a password that it does not have, an account has to be confirmed first.
   */
  private async formFor(principal: Principal, req: Request): Promise<Form> {
    const hasPassword = await this.ownerProof.hasPassword(principal.userId);
    if (!hasPassword && !isRecent(principal, this.clock))
      throw new RedirectException(seeOther(withNext('/confirm', '/account/password')), 'proof-asked');
    const form = hasPassword ? passwordForm : firstForm;
    req.form = form;
    return form;
  }
}
