import { Controller, Get, NotFoundException, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { SessionCookie } from '../../http/session/session-cookie.js';
import { deviceName } from '../../i18n/device-name.js';
import { DeviceSessions } from './device-sessions.js';

@RecentAuthentication('/account/sessions')
@Controller()
export class SessionsController {
  constructor(
    private readonly deviceSessions: DeviceSessions,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Get('account/sessions')
  async show(@CurrentUser() principal: Principal): Promise<Page> {
    const live = await this.deviceSessions.list(principal);
    return page('account/sessions', 'sessions.title', {
      sessions: live.map(({ idHash, userAgent, ip, seenAt, createdAt }) => ({
        id: idHash,
        device: deviceName(userAgent),
        ip,
        seenAt,
        begunAt: createdAt,
        isThisOne: idHash === principal.session.hash,
      })),
      hasOthers: live.length > 1,
    });
  }

  @HandlesForm(button('account/sessions/end-others'))
  async endOthers(
    @Fields() _fields: object,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const session = await this.deviceSessions.endOthers(principal, client);
    if (session) this.sessionCookie.issue(req, session);
    return seeOther('/account/sessions', 'others-ended');
  }

  /** `404` for another user's session, as for an unknown one. */
  @HandlesForm(button('account/sessions/:id/end'))
  async end(
    @Fields() _fields: object,
    @Param('id') id: string,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    if (!(await this.deviceSessions.end(principal, id, client))) throw new NotFoundException();
    if (id !== principal.session.hash) return seeOther('/account/sessions', 'session-ended');
    this.sessionCookie.clear(req);
    return seeOther('/login', 'logged-out');
  }
}
