import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Config } from '../../config/config.js';
import { noPassword } from '../../passwords/passwords.js';
import type { NewSession } from '../../sessions/session-data.js';
import { policy } from '../../policy.js';
import { Public } from '../../http/access/access.js';
import { localPath } from '../../http/security/local-path.js';
import { TokenCookie } from '../../http/security/token-cookie.js';
import { passwordField } from '../../http/forms/fields.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { isUserNavigation } from '../../http/security/methods.js';
import { barredPage } from '../../http/pages/barred-page.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import type { LoginContext } from '../../domain/client-info.js';
import { clientInfoOf } from '../../http/access/client-info.js';
import { Activation } from './activation.js';
import { LoginSession } from '../../http/session/login-session.js';
import { LinkToken } from '../../http/security/link-token.js';
import {
  type FoundRegistration,
  isOpen,
  type OpenRegistration,
  isRegisteringBrowser,
  Registrations,
} from '../registration/registrations.js';

const activateForm = {
  path: 'activate/:token',
  view: 'auth/activate',
  title: 'activate.title',
  fields: z.object({ password: passwordField, newPassword: passwordField }),
  wrongCredentials: { field: 'password', text: 'activate.passwordWrong' },
} satisfies Form;

/** For a registration reported as unrequested: only the chosen password activates it. */
const disownedForm: Form = { ...activateForm, view: 'auth/activate-disowned', title: 'activate.disowned.title' };

/** For a registration with an identity and no password: that identity proves nothing in another browser. */
const newPasswordForm: Form = { ...activateForm, view: 'auth/activate-new' };

@Public()
@Controller()
export class ActivationController {
  constructor(
    private readonly registrations: Registrations,
    private readonly activation: Activation,
    private readonly loginSession: LoginSession,
    private readonly tokenCookie: TokenCookie,
    private readonly config: Config,
  ) {}

  /** Activates and logs in, in the browser that registered. In any other browser it changes nothing. */
  @Get(activateForm.path)
  async open(
    @LinkToken() token: string,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<Page | SeeOther> {
    const link = await this.registrations.find(token, clientInfoOf(req));
    if (link.state !== 'pending' || req.principal || !isUserNavigation(req)) return pageFor(link, req);
    const browserTokens = this.tokenCookie.read(req, 'registration');
    const proof = browserTokens.find((own) => isRegisteringBrowser(link.registration, own));
    if (proof === undefined) return pageFor(link, req);
    const context = this.loginSession.contextOf(req);
    const activated = await this.activation.activateByBrowser(link.registration, context);
    if (activated === 'invite-over') return barredPage('invite-too-late');
    if (!activated) return this.currentPage(token, req);
    this.tokenCookie.remove(req, res, 'registration', proof, policy.activation.browserLifetime);
    if (!activated.session) return seeOther('/register/waiting');
    const next = localPath(link.registration.next ?? undefined, this.config.baseUrl);
    return this.admit(req, activated.session, context, next);
  }

  /** Activates in any browser, with the chosen password or with a new one from the mailbox's owner. */
  @HandlesForm(activateForm)
  async activate(
    @Fields() fields: z.output<typeof activateForm.fields>,
    @LinkToken() token: string,
    @Req() req: Request,
  ): Promise<Page | SeeOther> {
    const link = await this.registrations.find(token, clientInfoOf(req));
    if (!isOpen(link) || req.principal) return pageFor(link, req);
    req.form = formOf(link);
    if (link.state === 'disowned') {
      if (fields.newPassword !== '') return pageFor(link, req);
    }
    const context = this.loginSession.contextOf(req);
    const activated = await this.activation.activateWith(link.registration, fields, context);
    if (activated === 'invite-over') return barredPage('invite-too-late');
    if (!activated) return this.currentPage(token, req);
    if (!activated.session) return seeOther('/register/waiting');
    return this.admit(req, activated.session, context);
  }

  /** @param next what the registering browser was on its way to. Another browser knows nothing of that. */
  private admit(req: Request, session: NewSession, context: LoginContext, next = '/account'): SeeOther {
    this.loginSession.admit(req, session, context);
    return seeOther(next, 'activated-and-logged-in');
  }

  /** The link was used or expired after it was read. */
  private async currentPage(token: string, req: Request): Promise<Page> {
    return pageFor(await this.registrations.find(token, clientInfoOf(req)), req);
  }
}

function formOf({ state, registration }: OpenRegistration): Form {
  if (state === 'disowned') return disownedForm;
  return registration.passwordHash === noPassword ? newPasswordForm : activateForm;
}

/** No page names the account: the link may have been mistyped or forwarded. */
function pageFor(link: FoundRegistration, req: Request): Page {
  if (isOpen(link)) {
    const status = link.state === 'disowned' ? 410 : 200;
    if (req.principal) return page('auth/activate-signed-in', 'activate.signedIn.title', {}, status);
    return formPage(formOf(link), { status });
  }
  if (link.state === 'waiting') return page('auth/waiting', 'waiting.title', {});
  if (link.state === 'used') return page('auth/activate-done', 'activate.done.title', {});
  if (link.state === 'expired') return page('auth/activate-expired', 'activate.expired.title', {}, 410);
  return page('auth/activate-unknown', 'link.unknown.title', {}, 404);
}
