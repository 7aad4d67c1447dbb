import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { RedirectException, type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { WaitingCookie } from '../../http/providers/waiting-cookie.js';
import { isUserNavigation } from '../../http/security/methods.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { IdentityChanges } from '../../identities/identity-changes.js';
import type { WaitingIdentity } from '../../identities/waiting-identities.js';

const path = 'account/identities/waiting';

/** After a log-in of its own, the account can be linked to the identity that this browser came with. */
@RecentAuthentication(`/${path}`)
@Controller()
export class WaitingIdentityController {
  constructor(
    private readonly waitingCookie: WaitingCookie,
    private readonly identityChanges: IdentityChanges,
    private readonly sessionCookie: SessionCookie,
  ) {}

  /** Asks first: the browser may have been used by somebody else before. */
  @Get(path)
  show(@Req() req: Request): Page {
    const waiting = this.waiting(req);
    return page('account/identity-waiting', 'identity.link.title', this.waitingCookie.shown(waiting));
  }

  @HandlesForm(button(path))
  async link(
    @Fields() _fields: object,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const waiting = this.waiting(req);
    const linked = await this.identityChanges.link(principal, waiting, client);
    this.waitingCookie.clear(req);
    if (linked.state === 'linked') this.sessionCookie.issue(req, linked.session);
    return seeOther(waiting.next === '' ? '/account/identities' : waiting.next, `identity-${linked.state}`);
  }

  /** @throws RedirectException if there is none. */
  private waiting(req: Request): WaitingIdentity {
    const waiting = this.waitingCookie.read(req);
    if (!waiting)
      throw new RedirectException(seeOther('/account', isUserNavigation(req) ? 'identity-expired' : undefined));
    return waiting;
  }
}
