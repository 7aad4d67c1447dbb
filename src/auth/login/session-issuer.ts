import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { EntityManager } from 'typeorm';
import { type LoginSubject, type NewSession, Sessions } from '../../sessions/sessions.js';
import { Devices } from '../../users/devices.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import type { Principal } from '../../http/access/access.js';
import type { ClientInfo } from '../../http/access/client-info.js';
import { type LoginContext, LoginContexts } from './login-context.js';

/** What every way in has in common: a session, an entry in the activity, a mail when the device is new. */
@Injectable()
export class SessionIssuer {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly devices: Devices,
    private readonly users: Users,
    private readonly loginContexts: LoginContexts,
  ) {}

  /** Undefined when the account has changed since its password was checked. */
  async begin(db: EntityManager, user: LoginSubject, context: LoginContext): Promise<NewSession | undefined> {
    const lastLogin = await this.events.lastLogin(db, user.id);
    const session = await this.sessions.begin(db, user, { ...context, lastLogin });
    if (!session) return undefined;
    const { requester, deviceToken, chosenLanguage } = context;
    const isNew = await this.devices.recordLogin(db, user.id, deviceToken);
    if (isNew) {
      const mail = { kind: 'new-device', payload: { userAgent: requester.userAgent } } as const;
      await this.events.recordAndNotify(db, user, { type: 'signed-in-new-device', mail }, requester);
    } else await this.events.record(db, user.id, 'signed-in', requester);
    if (user.deleteAfter !== null) await this.restore(db, user, requester);
    // Not for the mails above: a stranger who has the password shall not choose in which language its owner is warned.
    if (chosenLanguage) await this.users.setLanguage(db, user.id, chosenLanguage);
    return session;
  }

  /** Whoever logs in during the days of grace wants to keep the account. */
  private async restore(db: EntityManager, user: LoginSubject, requester: ClientInfo): Promise<void> {
    await this.users.cancelDeletion(db, user.id);
    const news = { type: 'deletion-cancelled', mail: 'deletion-cancelled' } as const;
    await this.events.recordAndNotify(db, user, news, requester);
  }

  /** Lets the browser in, once `begin` has been committed. */
  admit(req: Request, session: NewSession, context: LoginContext): void {
    this.sessions.issueCookie(req, session);
    this.loginContexts.remember(req, context);
  }

  async leave(db: EntityManager, principal: Principal, requester: ClientInfo): Promise<boolean> {
    const ended = await this.sessions.end(db, principal.userId, principal.sessionHash);
    if (ended) await this.events.record(db, principal.userId, 'signed-out', requester);
    return ended;
  }
}
