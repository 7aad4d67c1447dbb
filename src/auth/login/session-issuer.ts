import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.js';
import type { Authentication } from '../../domain/authentication.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { LoginContext } from '../../domain/login-context.js';
import type { Principal } from '../../domain/principal.js';
import { type LoginSubject, type NewSession, Sessions } from '../../sessions/sessions.js';
import { Devices } from '../../users/devices.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';

/** What every way in has in common: a session, an entry in the activity, a mail when the device is new. */
@Injectable()
export class SessionIssuer {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly devices: Devices,
    private readonly users: Users,
    private readonly database: Database,
  ) {}

  /** Undefined when the account has changed since `user` was read. */
  async begin(
    db: EntityManager,
    user: LoginSubject,
    authentication: Authentication,
    context: LoginContext,
  ): Promise<NewSession | undefined> {
    const lastLogin = await this.events.lastLogin(db, user.id);
    const session = await this.sessions.begin(db, user, { ...context, authentication, lastLogin });
    if (!session) return undefined;
    const { client, deviceToken, chosenLanguage } = context;
    const isNew = await this.devices.recordLogin(db, user.id, deviceToken);
    if (isNew) {
      const mail = { kind: 'new-device', payload: { userAgent: client.userAgent } } as const;
      await this.events.recordAndNotify(db, user, { type: 'signed-in-new-device', mail }, client);
    } else await this.events.record(db, user.id, 'signed-in', client);
    if (user.deleteAfter !== null) await this.restore(db, user, client);
    // After the mails above: a stranger who has the password must not choose in which language its owner is warned.
    if (chosenLanguage) await this.users.setLanguage(db, user.id, chosenLanguage);
    return session;
  }

  /** Whoever logs in during the grace period keeps the account. */
  private async restore(db: EntityManager, user: LoginSubject, client: ClientInfo): Promise<void> {
    await this.users.cancelDeletion(db, user.id);
    const notification = { type: 'deletion-cancelled', mail: 'deletion-cancelled' } as const;
    await this.events.recordAndNotify(db, user, notification, client);
  }

  /** Logs out. False when this session has ended, or got a new id and so goes on, a moment ago. */
  async end({ userId, session }: Principal, client: ClientInfo): Promise<boolean> {
    return this.database.write(async (db) => {
      const ended = await this.sessions.end(db, userId, session.hash);
      if (ended) await this.events.record(db, userId, 'signed-out', client);
      return ended;
    });
  }
}
