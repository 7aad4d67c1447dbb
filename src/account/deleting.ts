import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Outbox } from '../mail/outbox.js';
import { policy } from '../policy.js';
import { Sessions } from '../sessions/sessions.js';
import { Clock } from '../time.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';
import type { Viewer } from '../web/access.js';
import type { Requester } from '../web/requester.js';
import { CurrentPassword } from './current-password.js';

/** The end of an account: closed at once, gone after the days of grace, kept by a log-in before then. */
@Injectable()
export class Deleting {
  constructor(
    private readonly currentPassword: CurrentPassword,
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws FormError at `password`, Overloaded. */
  async ask(viewer: Viewer, password: string, requester: Requester): Promise<void> {
    const user = await this.currentPassword.prove(viewer.userId, password, {
      field: 'password',
      requester,
    });
    const { id: userId, email: recipient, language } = user;
    await this.database.write(async (db) => {
      await this.sessions.requireLive(db, viewer);
      const deleteAfter = this.clock.now() + policy.deletion.grace;
      await this.users.deleteAfter(db, userId, deleteAfter);
      await this.sessions.endAll(db, userId);
      await this.events.add(db, userId, 'deletion-asked', requester);
      await this.outbox.notify(
        db,
        { kind: 'deletion-asked', userId, recipient, language, payload: { deleteAfter } },
        requester,
      );
    });
  }
}
