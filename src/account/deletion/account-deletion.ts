import { Injectable } from '@nestjs/common';
import { Sessions } from '../../sessions/sessions.js';
import { AccountPassword } from '../../users/account-password.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import type { Viewer } from '../../http/access/access.js';
import type { Requester } from '../../http/access/client-info.js';

/** The end of an account: closed at once, gone after the days of grace, kept by a log-in before then. */
@Injectable()
export class Deleting {
  constructor(
    private readonly accountPassword: AccountPassword,
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly events: Events,
  ) {}

  /** @throws FormError at `password`, Overloaded. */
  async ask(viewer: Viewer, password: string, requester: Requester): Promise<void> {
    const user = await this.accountPassword.prove(viewer.userId, password, {
      field: 'password',
      requester,
    });
    await this.sessions.write(viewer, async (db) => {
      const deleteAfter = await this.users.close(db, user.id);
      await this.sessions.endAll(db, user.id);
      const mail = { kind: 'deletion-asked', payload: { deleteAfter } } as const;
      await this.events.tell(db, user, { type: 'deletion-asked', mail }, requester);
    });
  }
}
