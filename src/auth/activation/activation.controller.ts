import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { NewSession } from '../../sessions/sessions.js';
import { Public } from '../../http/access/access.js';
import { Cookies } from '../../http/security/cookies.js';
import { passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { isUserNavigation } from '../../http/security/methods.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import { Client, clientInfoOf } from '../../http/access/client-info.js';
import { Activation } from './activation.js';
import type { LoginContext } from '../../domain/login-context.js';
import { LoginSession } from '../../http/session/login-session.js';
import type { PendingRegistration } from '../registration/registration.entity.js';
import {
  type FoundRegistration,
  isRegisteringBrowser,
  Registrations,
} from '../registration/registrations.js';

const activateForm = {
  path: 'activate/:token',
  view: 'auth/activate',
  title: 'activate.title',
  fields: z.strictObject({ password: passwordField, newPassword: passwordField }),
  wrongCredentials: { field: 'password', text: 'activate.passwordWrong' },
} satisfies Form;

/** For a registration that the reader of its mailbox disowned: there is no way in without the chosen password. */
const disownedForm = {
  ...activateForm,
  view: 'auth/activate-disowned',
  title: 'activate.disowned.title',
} satisfies Form;

@Public()
@Controller()
export class ActivationController {
  constructor(
    private readonly registrations: Registrations,
    private readonly activation: Activation,
    private readonly loginSession: LoginSession,
    private readonly cookies: Cookies,
  ) {}

  /** Activates in the browser that registered; in any other it changes nothing, however often it is opened. */
  @Get(activateForm.path)
  async open(
    @Param('token') token: string,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<Page | SeeOther> {
    const link = await this.registrations.find(token, client);
    const browserToken = this.cookies.read(req, 'registration');
    if (
      link.state !== 'pending' ||
      req.principal ||
      !isUserNavigation(req) ||
      !isRegisteringBrowser(link.registration, browserToken)
    )
      return pageInstead(link, req);
    if (!(await this.activation.activate(link.registration, client))) return this.tooLate(token, req);
    this.cookies.clear(res, 'registration');
    return seeOther('/login', 'activated');
  }

  /** Activates in any browser, with the chosen password or, for the mailbox's owner, a new one. */
  @HandlesForm(activateForm)
  async activate(
    @Fields() fields: z.output<typeof activateForm.fields>,
    @Param('token') token: string,
    @Req() req: Request,
  ): Promise<Page | SeeOther> {
    const link = await this.registrations.find(token, clientInfoOf(req));
    if (!isOpen(link) || req.principal) return pageInstead(link, req);
    if (link.state === 'disowned') {
      // The page that comes back when the password is wrong.
      req.form = disownedForm;
      if (fields.newPassword !== '') return pageInstead(link, req);
    }
    const context = this.loginSession.contextOf(req);
    const begun = await this.prove(link.registration, fields, context);
    if (!begun) return this.tooLate(token, req);
    this.loginSession.admit(req, begun, context);
    return seeOther('/account', 'activated-and-logged-in');
  }

  /** Between the look at the link and the act another was faster, or the link expired. */
  private async tooLate(token: string, req: Request): Promise<Page> {
    return pageInstead(await this.registrations.find(token, clientInfoOf(req)), req);
  }

  private async prove(
    registration: PendingRegistration,
    { password, newPassword }: z.output<typeof activateForm.fields>,
    context: LoginContext,
  ): Promise<NewSession | undefined> {
    if (newPassword === '') {
      if (password === '') throw new InvalidField('password', 'activate.passwordMissing');
      return this.activation.activateByPassword(registration, password, context);
    }
    if (password !== '') throw new InvalidField('newPassword', 'activate.onlyOne');
    return this.activation.activateWithNewPassword(registration, newPassword, context);
  }
}

/** Whether somebody can still activate with it. */
function isOpen(
  link: FoundRegistration,
): link is Extract<FoundRegistration, { registration: PendingRegistration }> {
  return link.state === 'pending' || link.state === 'disowned';
}

/** None of these says whose link it was: it may have been mistyped or forwarded. */
function pageInstead(link: FoundRegistration, req: Request): Page {
  if (isOpen(link) && req.principal) {
    const status = link.state === 'disowned' ? 410 : 200;
    return page('auth/activate-signed-in', 'activate.signedIn.title', {}, status);
  }
  switch (link.state) {
    case 'used':
      return page('auth/activate-done', 'activate.done.title', {});
    case 'expired':
      return page('auth/activate-expired', 'activate.expired.title', {}, 410);
    case 'unknown':
      return page('auth/activate-unknown', 'link.unknown.title', {}, 404);
    case 'disowned':
      return formPage(disownedForm, { status: 410 });
    case 'pending':
      return formPage(activateForm);
  }
}
