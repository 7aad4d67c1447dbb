import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { parseEmailAddress } from '../../common/email-address.js';
import { emailProblem, InvalidField } from '../../domain/errors.js';
import { policy } from '../../policy.js';
import { ForVisitors } from '../../http/access/access.js';
import { clientInfoOf } from '../../http/access/client-info.js';
import { Fields, type Form, formPage, HandlesForm } from '../../http/forms/form.js';
import type { PageResponse } from '../../http/pages/layout.js';
import type { Page } from '../../http/pages/page.js';
import { RedirectException, type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { WaitingCookie } from '../../http/providers/waiting-cookie.js';
import { isUserNavigation } from '../../http/security/methods.js';
import { TokenCookie } from '../../http/security/token-cookie.js';
import { LoginSession } from '../../http/session/login-session.js';
import type { WaitingIdentity } from '../../identities/waiting-identities.js';
import { Registration } from '../registration/registration.js';
import { IdentityRegistration } from './identity-registration.js';

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
    private readonly identityRegistration: IdentityRegistration,
    private readonly registration: Registration,
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
    // Only now, so that the page that says what is wrong knows the identity.
    const email = parseEmailAddress(typed);
    if (!email) throw new InvalidField('email', emailProblem(typed));
    const proved = this.identityRegistration.provedAddress(waiting);
    if (proved?.normalizedEmail !== email.normalizedEmail) {
      const token = await this.registration.registerIdentity(email, waiting, clientInfoOf(req));
      this.tokenCookie.add(req, res, 'registration', token, policy.activation.browserLifetime);
      return seeOther('/register/sent');
    }
    const context = this.loginSession.contextOf(req);
    const session = await this.identityRegistration.create(waiting, proved, context);
    // The page then says that the address has an account.
    if (!session) return seeOther('/login/identity');
    this.waitingCookie.clear(req);
    this.loginSession.admit(req, session, context);
    return seeOther(waiting.next === '' ? '/account' : waiting.next, 'activated-and-logged-in');
  }

  /** Also for the page that comes back with what is wrong. @throws RedirectException to the log-in if there is none. */
  private async waiting(req: Request, res: PageResponse): Promise<WaitingIdentity> {
    const waiting = this.waitingCookie.read(req);
    if (!waiting)
      throw new RedirectException(seeOther('/login', isUserNavigation(req) ? 'identity-expired' : undefined));
    const proved = this.identityRegistration.provedAddress(waiting);
    const hasAccount = proved !== undefined && (await this.identityRegistration.hasAccount(proved));
    res.locals.waiting = { ...this.waitingCookie.shown(waiting), email: waiting.email ?? '', hasAccount };
    return waiting;
  }
}
