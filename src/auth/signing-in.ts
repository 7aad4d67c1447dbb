import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { EntityManager } from 'typeorm';
import { policy } from '../policy.js';
import { looksLikeToken, randomToken } from '../secrets.js';
import { type LoginSubject, type NewSession, Sessions } from '../sessions/sessions.js';
import { Devices } from '../users/devices.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';
import type { Viewer } from '../web/access.js';
import { Cookies } from '../web/cookies.js';
import { type Requester, requesterOf } from '../web/requester.js';
import { Speaking } from '../web/speaking.js';
import type { Language } from '../words/languages.js';

/** A browser at the door. */
export interface Arrival {
  readonly requester: Requester;
  readonly remembered: boolean;
  /** Its cookie from an earlier log-in, or the one it will get. */
  readonly deviceToken: string;
  /** The language that was chosen in this browser, if any was. */
  readonly chosenLanguage?: Language | undefined;
}

/** What every way in has in common: a session, an entry in the activity, a mail when the device is new. */
@Injectable()
export class SigningIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly devices: Devices,
    private readonly users: Users,
    private readonly cookies: Cookies,
    private readonly speaking: Speaking,
  ) {}

  arrivalOf(req: Request, remembered = false): Arrival {
    const token = this.cookies.read(req, 'device');
    const known = token !== undefined && looksLikeToken(token);
    return {
      requester: requesterOf(req),
      remembered,
      deviceToken: known ? token : randomToken(),
      chosenLanguage: this.speaking.chosenBy(req),
    };
  }

  /** Undefined when the account has changed since its password was checked. */
  async begin(db: EntityManager, user: LoginSubject, arrival: Arrival): Promise<NewSession | undefined> {
    const session = await this.sessions.begin(db, user, arrival);
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
    const mail = { kind: 'deletion-cancelled', payload: {} } as const;
    await this.events.tell(db, user, { type: 'deletion-cancelled', mail }, requester);
  }

  /** Lets the browser in, once `begin` has been committed. */
  admit(req: Request, session: NewSession, arrival: Arrival): void {
    this.sessions.give(req, session);
    this.remember(req, arrival);
  }

  /** Lets the browser be recognised as one in which the account was used. */
  remember(req: Request, { deviceToken }: Arrival): void {
    if (req.res) this.cookies.set(req.res, 'device', deviceToken, policy.devices.remembered);
  }

  async leave(db: EntityManager, viewer: Viewer, requester: Requester): Promise<boolean> {
    const ended = await this.sessions.end(db, viewer.userId, viewer.sessionHash);
    if (ended) await this.events.add(db, viewer.userId, 'signed-out', requester);
    return ended;
  }
}
