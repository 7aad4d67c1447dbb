import { Controller, Get, NotFoundException, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../database/database.js';
import type { Session } from '../../sessions/session.entity.js';
import { Sessions } from '../../sessions/sessions.js';
import { Events } from '../../users/events.js';
import { type Principal, CurrentUser } from '../../http/access/access.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { type Page, page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { Client, type ClientInfo } from '../../http/access/client-info.js';
import { deviceName } from '../../i18n/device-name.js';

@RecentAuthentication('/account/sessions')
@Controller('account/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly database: Database,
  ) {}

  @Get()
  async show(@CurrentUser() principal: Principal): Promise<Page> {
    const live = await this.sessions.ofUser(principal.userId);
    const isThisOne = ({ idHash }: Session): boolean => idHash === principal.sessionHash;
    const thisOneFirst = [...live.filter(isThisOne), ...live.filter((session) => !isThisOne(session))];
    return page('account/sessions', 'sessions.title', {
      sessions: thisOneFirst.map(({ idHash, userAgent, ip, seenAt, createdAt }) => ({
        id: idHash,
        device: deviceName(userAgent),
        ip,
        seenAt,
        begunAt: createdAt,
        isThisOne: idHash === principal.sessionHash,
      })),
      hasOthers: live.length > 1,
    });
  }

  @Post('end-others')
  @HandlesForm(button)
  async endOthers(
    @Fields() _fields: object,
    @CurrentUser() principal: Principal,
    @Client() requester: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const session = await this.database.write(async (db) => {
      await this.sessions.endAll(db, principal.userId, principal.sessionHash);
      await this.events.record(db, principal.userId, 'other-sessions-ended', requester);
      return this.sessions.renew(db, principal, req.session, false);
    });
    this.sessions.issueCookie(req, session);
    return seeOther('/account/sessions', 'others-ended');
  }

  /** Somebody else's is as unknown as none: `404`. */
  @Post(':id/end')
  @HandlesForm(button)
  async end(
    @Fields() _fields: object,
    @Param('id') id: string,
    @CurrentUser() principal: Principal,
    @Client() requester: ClientInfo,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const ended = await this.sessions.write(principal, async (db) => {
      if (!(await this.sessions.end(db, principal.userId, id))) return false;
      await this.events.record(db, principal.userId, 'session-ended', requester);
      return true;
    });
    if (!ended) throw new NotFoundException();
    if (id !== principal.sessionHash) return seeOther('/account/sessions', 'session-ended');
    this.sessions.clearCookie(req);
    return seeOther('/login', 'logged-out');
  }
}
