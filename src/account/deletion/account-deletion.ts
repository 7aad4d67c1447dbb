import { Injectable } from '@nestjs/common';
import { Sessions } from '../../sessions/sessions.js';
import { AccountPassword } from '../../users/account-password.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import type { Principal } from '../../http/access/access.js';
import type { ClientInfo } from '../../http/access/client-info.js';

/** The end of an account: closed at once, gone after the days of grace, kept by a log-in before then. */
@Injectable()
export class AccountDeletion {
  constructor(
    private readonly accountPassword: AccountPassword,
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly events: Events,
  ) {}

  /** @throws FormError at `password`, Overloaded. */
  async ask(principal: Principal, password: string, requester: ClientInfo): Promise<void> {
    const user = await this.accountPassword.verify(principal.userId, password, {
      field: 'password',
      requester,
    });
    await this.sessions.write(principal, async (db) => {
      const deleteAfter = await this.users.scheduleDeletion(db, user.id);
      await this.sessions.endAll(db, user.id);
      const mail = { kind: 'deletion-asked', payload: { deleteAfter } } as const;
      await this.events.recordAndNotify(db, user, { type: 'deletion-asked', mail }, requester);
    });
  }
}
