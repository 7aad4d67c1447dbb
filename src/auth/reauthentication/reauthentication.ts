import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { Sessions } from '../../sessions/sessions.js';
import type { NewSession } from '../../sessions/session-data.js';
import { AccountPassword } from '../../users/account-password.js';

/** Authenticates the user of a live session again. Sensitive pages ask for it: `@RecentAuthentication()`. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly accountPassword: AccountPassword,
    private readonly sessions: Sessions,
    private readonly database: Database,
  ) {}

  /** @throws WrongCredentials, RateLimited after too many attempts, Overloaded, SessionEnded. */
  async confirm(principal: Principal, password: string, client: ClientInfo): Promise<NewSession> {
    await this.accountPassword.verify(principal.userId, password, client);
    return this.database.write([ofAccount(principal.userId)], (db) => this.sessions.renew(db, principal, true));
  }
}
