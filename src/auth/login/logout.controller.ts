import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, DuringGrace, WithoutFactor } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { isRefusedWrite } from '../../http/errors/http-problem.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { WaitingCookie } from '../../http/providers/waiting-cookie.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { SessionIssuer } from './session-issuer.js';

@Controller()
export class LogoutController {
  constructor(
    private readonly sessionIssuer: SessionIssuer,
    private readonly sessionCookie: SessionCookie,
    private readonly waitingCookie: WaitingCookie,
  ) {}

  @WithoutFactor()
  @DuringGrace()
  @HandlesForm(button('logout'))
  async logOut(
    @Fields() _fields: object,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const ended = await this.end(principal, client, req);
    // Don't say "logged out" if the session is still active: the log-in page then redirects to the account.
    if (ended === false) return seeOther('/login');
    this.sessionCookie.clear(req);
    // The next person at this device must not link it to an account of theirs.
    this.waitingCookie.clear(req);
    return seeOther('/login', ended ? 'logged-out' : 'logged-out-here');
  }

  /** Undefined if it could not be written, such as on a full disk. The cookie is cleared anyway: this browser is out. */
  private async end(principal: Principal, client: ClientInfo, req: Request): Promise<boolean | undefined> {
    try {
      return await this.sessionIssuer.end(principal, client);
    } catch (error) {
      if (isRefusedWrite(error)) return undefined;
      this.sessionCookie.clear(req);
      throw error;
    }
  }
}
