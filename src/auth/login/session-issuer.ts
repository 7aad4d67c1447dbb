import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { EntityManager } from 'typeorm';
import { type LoginSubject, type NewSession, Sessions } from '../../sessions/sessions.js';
import { Devices } from '../../users/devices.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import type { Viewer } from '../../http/access/access.js';
import type { Requester } from '../../http/access/client-info.js';
import { type Arrival, Arrivals } from './login-context.js';

/** What every way in has in common: a session, an entry in the activity, a mail when the device is new. */
@Injectable()
export class SigningIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly devices: Devices,
    private readonly users: Users,
    private readonly arrivals: Arrivals,
  ) {}

  /** Undefined when the account has changed since its password was checked. */
  async begin(db: EntityManager, user: LoginSubject, arrival: Arrival): Promise<NewSession | undefined> {
    const lastLogin = await this.events.lastLogin(db, user.id);
    const session = await this.sessions.begin(db, user, { ...arrival, lastLogin });
    if (!session) return undefined;
    const { requester, deviceToken, chosenLanguage } = arrival;
    const isNew = await this.devices.isNew(db, user.id, deviceToken);
    if (isNew) {
      const mail = { kind: 'new-device', payload: { userAgent: requester.userAgent } } as const;
      await this.events.tell(db, user, { type: 'signed-in-new-device', mail }, requester);
    } else await this.events.add(db, user.id, 'signed-in', requester);
    if (user.deleteAfter !== null) await this.restore(db, user, requester);
    // Not for the mails above: a stranger who has the password shall not choose in which language its owner is warned.
    if (chosenLanguage) await this.users.setLanguage(db, user.id, chosenLanguage);
    return session;
  }

  /** Whoever logs in during the days of grace wants to keep the account. */
  private async restore(db: EntityManager, user: LoginSubject, requester: Requester): Promise<void> {
    await this.users.keep(db, user.id);
    const news = { type: 'deletion-cancelled', mail: 'deletion-cancelled' } as const;
    await this.events.tell(db, user, news, requester);
  }

  /** Lets the browser in, once `begin` has been committed. */
  admit(req: Request, session: NewSession, arrival: Arrival): void {
    this.sessions.give(req, session);
    this.arrivals.remember(req, arrival);
  }

  async leave(db: EntityManager, viewer: Viewer, requester: Requester): Promise<boolean> {
    const ended = await this.sessions.end(db, viewer.userId, viewer.sessionHash);
    if (ended) await this.events.add(db, viewer.userId, 'signed-out', requester);
    return ended;
  }
}
