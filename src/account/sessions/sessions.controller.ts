import { Controller, Get, NotFoundException, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from '../../database/database.js';
import type { Session } from '../../sessions/session.entity.js';
import { Sessions } from '../../sessions/sessions.js';
import { Events } from '../../users/events.js';
import { type Viewer, Viewing } from '../../http/access/access.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import { FreshProof } from '../../http/access/recent-authentication.js';
import { type Page, page, type SeeOther, seeOther } from '../../http/pages/page.js';
import { From, type Requester } from '../../http/access/client-info.js';
import { deviceInWords } from '../../i18n/device-name.js';

@FreshProof('/account/sessions')
@Controller('account/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly database: Database,
  ) {}

  @Get()
  async show(@Viewing() viewer: Viewer): Promise<Page> {
    const live = await this.sessions.ofUser(viewer.userId);
    const isThisOne = ({ idHash }: Session): boolean => idHash === viewer.sessionHash;
    const thisOneFirst = [...live.filter(isThisOne), ...live.filter((session) => !isThisOne(session))];
    return page('account/sessions', 'sessions.title', {
      sessions: thisOneFirst.map(({ idHash, userAgent, ip, seenAt, createdAt }) => ({
        id: idHash,
        device: deviceInWords(userAgent),
        ip,
        seenAt,
        begunAt: createdAt,
        isThisOne: idHash === viewer.sessionHash,
      })),
      hasOthers: live.length > 1,
    });
  }

  @Post('end-others')
  @HandlesForm(button)
  async endOthers(
    @Fields() _fields: object,
    @Viewing() viewer: Viewer,
    @From() requester: Requester,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const session = await this.database.write(async (db) => {
      await this.sessions.endAll(db, viewer.userId, viewer.sessionHash);
      await this.events.add(db, viewer.userId, 'other-sessions-ended', requester);
      return this.sessions.renew(db, viewer, req.session, false);
    });
    this.sessions.give(req, session);
    return seeOther('/account/sessions', 'others-ended');
  }

  /** Somebody else's is as unknown as none: `404`. */
  @Post(':id/end')
  @HandlesForm(button)
  async end(
    @Fields() _fields: object,
    @Param('id') id: string,
    @Viewing() viewer: Viewer,
    @From() requester: Requester,
    @Req() req: Request,
  ): Promise<SeeOther> {
    const ended = await this.sessions.write(viewer, async (db) => {
      if (!(await this.sessions.end(db, viewer.userId, id))) return false;
      await this.events.add(db, viewer.userId, 'session-ended', requester);
      return true;
    });
    if (!ended) throw new NotFoundException();
    if (id !== viewer.sessionHash) return seeOther('/account/sessions', 'session-ended');
    this.sessions.forget(req);
    return seeOther('/login', 'logged-out');
  }
}
