import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { policy } from '../../policy.js';
import { ForVisitors } from '../../http/access/access.js';
import { clientInfoOf } from '../../http/access/client-info.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import { barredPage, barredText } from '../../http/pages/barred-page.js';
import type { PageResponse } from '../../http/pages/layout.js';
import type { Page } from '../../http/pages/page.js';
import { RedirectException, type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { WaitingCookie } from '../../http/providers/waiting-cookie.js';
import { isUserNavigation } from '../../http/security/methods.js';
import { TokenCookie } from '../../http/security/token-cookie.js';
import { LoginSession } from '../../http/session/login-session.js';
import type { WaitingIdentity } from '../../identities/waiting-identities.js';
import { IdentitySignUp } from './identity-sign-up.js';

const identityForm = {
  path: 'login/identity',
  view: 'auth/identity',
  title: 'identity.title',
  fields: z.object({ email: z.string().default('') }),
} satisfies Form;

/** For an identity that is linked to no account: to log in here once and link it, or to create an account. */
@ForVisitors()
@Controller()
export class IdentityController {
  constructor(
    private readonly waitingCookie: WaitingCookie,
    private readonly identitySignUp: IdentitySignUp,
    private readonly loginSession: LoginSession,
    private readonly tokenCookie: TokenCookie,
  ) {}

  @Get(identityForm.path)
  async show(@Req() req: Request, @Res({ passthrough: true }) res: PageResponse): Promise<Page> {
    const waiting = await this.waiting(req, res);
    return formPage(identityForm, { values: { email: waiting.email ?? '' } });
  }

  /** With an address that nobody has proved it is a registration: the same answer for everyone, and a mail. */
  @HandlesForm(identityForm)
  async create(
    @Fields() { email: typed }: z.output<typeof identityForm.fields>,
    @Req() req: Request,
    @Res({ passthrough: true }) res: PageResponse,
  ): Promise<Page | SeeOther> {
    const waiting = await this.waiting(req, res);
    const context = this.loginSession.contextOf(req);
    // Only now, so that the page that says what is wrong knows the identity.
    const result = await this.identitySignUp.signUp(waiting, typed, context);
    if (result.state === 'created') {
      this.waitingCookie.clear(req);
      this.loginSession.admit(req, result.session, context);
      return seeOther(waiting.next === '' ? '/account' : waiting.next, 'activated-and-logged-in');
    }
    if (result.state === 'waiting') {
      this.waitingCookie.clear(req);
      return seeOther('/register/waiting');
    }
    if (result.state === 'registered') {
      this.tokenCookie.add(req, res, 'registration', result.browserToken, policy.activation.browserLifetime);
      return seeOther('/register/sent');
    }
    // The page then says that the address has an account.
    return result.state === 'taken' ? seeOther('/login/identity') : barredPage(result.state);
  }

  /** Also for the page that comes back with what is wrong. @throws RedirectException to the log-in if there is none. */
  private async waiting(req: Request, res: PageResponse): Promise<WaitingIdentity> {
    const waiting = this.waitingCookie.read(req);
    if (!waiting)
      throw new RedirectException(seeOther('/login', isUserNavigation(req) ? 'identity-expired' : undefined));
    const { barred, hasAccount } = await this.identitySignUp.optionsOf(waiting, clientInfoOf(req));
    const shown = { ...this.waitingCookie.shown(waiting), email: waiting.email ?? '', hasAccount };
    res.locals.waiting = { ...shown, barred: barred && barredText(barred) };
    return waiting;
  }
}
