import { Controller, NotFoundException, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DeviceSessions } from '../account/sessions/device-sessions.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { Client } from '../http/access/client-info.js';
import { SessionCookie } from '../http/session/session-cookie.js';
import { deviceName } from '../i18n/device-name.js';
import { translate } from '../i18n/translate.js';
import { type Endpoint, Handles } from './endpoint.js';
import { isoTime, listOf, session } from './schemas.js';

const sessions = {
  method: 'GET',
  path: 'users/me/sessions',
  id: 'sessions',
  summary: 'The browsers and programs that are logged in',
  access: 'read',
  recent: true,
  status: 200,
  answer: listOf(session),
} as const satisfies Endpoint;

const endOthers = {
  method: 'DELETE',
  path: 'users/me/sessions',
  id: 'endOtherSessions',
  summary: 'End all other sessions, and all other tokens',
  access: 'account',
  recent: true,
  status: 204,
  problems: ['too-often'],
} as const satisfies Endpoint;

const endSession = {
  method: 'DELETE',
  path: 'users/me/sessions/:id',
  id: 'endSession',
  summary: 'End one session',
  access: 'account',
  recent: true,
  status: 204,
  problems: ['not-found', 'too-often'],
} as const satisfies Endpoint;

@Controller()
export class SessionsApi {
  constructor(
    private readonly deviceSessions: DeviceSessions,
    private readonly sessionCookie: SessionCookie,
  ) {}

  @Handles(sessions)
  async sessions(@CurrentUser() principal: Principal, @Req() { language }: Request): Promise<object> {
    const live = await this.deviceSessions.list(principal);
    const items = live.map(({ idHash: id, ip, userAgent, createdAt, seenAt, expiresAt }) => ({
      id,
      ip,
      userAgent,
      device: translate(deviceName(userAgent), language),
      createdAt: isoTime(createdAt),
      seenAt: isoTime(seenAt),
      expiresAt: isoTime(expiresAt),
      current: id === principal.session.hash,
    }));
    return { items };
  }

  @Handles(endOthers)
  async endOthers(
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<void> {
    const renewed = await this.deviceSessions.endOthers(principal, client);
    if (renewed) this.sessionCookie.issue(req, renewed);
  }

  /** `404` for another user's session, as for an unknown one. */
  @Handles(endSession)
  async endSession(
    @Param('id') id: string,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<void> {
    if (!(await this.deviceSessions.end(principal, id, client))) throw new NotFoundException();
    if (id === principal.session.hash && !principal.bearer) this.sessionCookie.clear(req);
  }
}
