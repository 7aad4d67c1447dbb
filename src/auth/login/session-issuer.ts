import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Timestamp } from '../../common/time.js';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import { AccountInactive } from '../../domain/errors.js';
import type { Authentication, Principal } from '../../domain/principal.js';
import type { ClientInfo, LoginContext } from '../../domain/client-info.js';
import { policy } from '../../policy.js';
import { Sessions } from '../../sessions/sessions.js';
import type { LoginSubject, NewSession } from '../../sessions/session-data.js';
import { Devices } from '../../users/devices.js';
import { Events } from '../../users/events.js';
import { endFactorRecovery } from '../../users/links.js';
import { Users } from '../../users/users.js';

/** Common to every way to log in: a session, an activity entry and, for a new device, a mail. */
@Injectable()
export class SessionIssuer {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly devices: Devices,
    private readonly users: Users,
    private readonly database: Database,
  ) {}

  /**
   * Every session begins here. Undefined if the account has changed since `user` was read.
   * @throws AccountInactive, and Error if a second step is missing: then the caller has forgotten it.
   */
  async begin(
    db: EntityManager,
    user: LoginSubject,
    authentication: Authentication,
    context: LoginContext,
  ): Promise<NewSession | undefined> {
    if (needsSecondStep(user, authentication)) throw new Error('A log-in without its second step.');
    if (user.state !== 'active') throw new AccountInactive(user.state);
    const lastLogin = await this.events.lastLogin(db, user.id);
    const session = await this.sessions.begin(db, user, { ...context, authentication, lastLogin });
    if (!session) return undefined;
    // The owner still has a factor, so nobody has to remove it.
    if (authentication.amr.includes('mfa')) await endFactorRecovery(db, user.id);
    const { client, deviceToken, chosenLanguage, bearer } = context;
    // A program keeps no cookies: what is remembered for it would push out the browsers of the owner.
    const isNew = bearer === true || (await this.devices.recordLogin(db, user.id, deviceToken));
    if (context.trusts === true && bearer !== true) await this.devices.trust(db, user.id, deviceToken);
    if (isNew && hasBeenUsed(user, lastLogin, authentication.authenticatedAt)) {
      const notification = { type: 'signed-in-new-device', mail: 'new-device' } as const;
      await this.events.recordAndNotify(db, user, notification, client);
    } else await this.events.record(db, user.id, 'signed-in', client);
    // After the mails above: a stranger with the password must not choose how the warning is written.
    if (chosenLanguage) await this.users.setLanguage(db, user.id, chosenLanguage);
    const { timeZone } = client;
    if (timeZone !== undefined && timeZone !== user.timeZone) await this.users.setTimeZone(db, user.id, timeZone);
    return session;
  }

  /** Logs out. False if this session has just ended, or has just got a new id and is still active. */
  async end({ userId, session }: Principal, client: ClientInfo): Promise<boolean> {
    return this.database.write([ofAccount(userId)], async (db) => {
      const ended = await this.sessions.end(db, userId, session.hash);
      if (ended) await this.events.record(db, userId, 'signed-out', client);
      return ended;
    });
  }
}

/** Whether a password is not enough: the account has a second factor, and this browser is not trusted without. */
export function needsSecondStep({ factors }: LoginSubject, { amr, inTrustedBrowser = false }: Authentication): boolean {
  return factors > 0 && !inTrustedBrowser && !amr.includes('mfa');
}

/**
 * False for the first log-in of all, which needs no warning. Known browsers do not tell: there may be none after
 * `endAll`. Nor do events alone: old ones are deleted.
 */
function hasBeenUsed({ createdAt }: LoginSubject, lastLogin: Timestamp | null, now: Timestamp): boolean {
  return lastLogin !== null || createdAt < now - policy.devices.firstLoginWithin;
}
