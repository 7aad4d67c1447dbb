import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { WrongCredentials } from '../../domain/errors.js';
import { ForVisitors, nextOf, Public } from '../../http/access/access.js';
import { clientInfoOf } from '../../http/access/client-info.js';
import { Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { inviteOf } from '../../http/forms/invite-field.js';
import { Page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { failurePage } from '../../http/providers/failure-page.js';
import { type Arrival, ProviderBrowser } from '../../http/providers/provider-browser.js';
import { WaitingCookie } from '../../http/providers/waiting-cookie.js';
import { withNext } from '../../http/security/local-path.js';
import { LoginSession } from '../../http/session/login-session.js';
import { IdentityInSession } from './identity-in-session.js';
import { IdentityLogin } from './identity-login.js';

/** A button of the log-in page. */
const startForm = {
  path: 'login/with/:provider',
  fields: z.object({ next: z.string().optional(), invite: z.string().optional() }),
} satisfies Form;

@Controller()
export class ProviderLoginController {
  constructor(
    private readonly browser: ProviderBrowser,
    private readonly identityLogin: IdentityLogin,
    private readonly identityInSession: IdentityInSession,
    private readonly loginSession: LoginSession,
    private readonly waitingCookie: WaitingCookie,
  ) {}

  /** By a form with a token, so that no other site logs its visitors in here. */
  @ForVisitors()
  @HandlesForm(startForm)
  async start(@Fields() _fields: z.output<typeof startForm.fields>, @Req() req: Request): Promise<Page> {
    return this.browser.leave(
      req.params.provider,
      { purpose: 'login', next: nextOf(req) ?? '', invite: inviteOf(req) },
      req,
    );
  }

  /** Where the provider sends the browser back to. A GET that changes something: only in the browser that was sent there. */
  @Public()
  @Get('login/with/:provider/callback')
  async return(@Req() req: Request): Promise<Page | SeeOther> {
    const arrival = await this.browser.arrive(req.params.provider, req);
    if (arrival instanceof Page) return arrival;
    if (arrival.started.purpose !== 'login') return this.goOn(arrival, req);
    try {
      return await this.logIn(arrival, req);
    } catch (error) {
      // The account has changed since it was read.
      if (error instanceof WrongCredentials) return failurePage(arrival.provider, 'unasked', req);
      throw error;
    }
  }

  private async logIn({ identity, started }: Arrival, req: Request): Promise<SeeOther> {
    const after = this.browser.after(started);
    // Meanwhile, in another tab.
    if (req.principal) return seeOther(after);
    const context = this.loginSession.contextOf(req);
    const result = await this.identityLogin.logIn(identity, context);
    if (result) return this.loginSession.finish(req, result, context, after);
    req.outcome = 'identity-unknown';
    this.waitingCookie.keep(req, { ...identity, next: started.next, invite: started.invite });
    return seeOther('/login/identity');
  }

  /** For a session that has sent this browser to the provider, and is still this one. */
  private async goOn({ provider, identity, started }: Arrival, req: Request): Promise<Page | SeeOther> {
    const { principal } = req;
    if (principal?.session.hash !== started.session || !principal) return failurePage(provider, 'unasked', req);
    const outcome = await this.identityInSession.use(principal, { identity, started }, clientInfoOf(req));
    if (outcome.session) this.loginSession.renew(req, outcome.session);
    if (started.purpose === 'link') return seeOther('/account/identities', outcome.flash);
    return outcome.session
      ? seeOther(this.browser.after(started))
      : seeOther(withNext('/confirm', this.browser.after(started)), outcome.flash);
  }
}
