import { Injectable } from '@nestjs/common';
import type { Timestamp } from '../../common/time.js';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import { NewPasswords } from '../../passwords/new-password.js';
import { Sessions } from '../../sessions/sessions.js';
import type { NewSession } from '../../sessions/session-data.js';
import { AccountPassword } from '../../users/account-password.js';
import { Events } from '../../users/events.js';
import type { Principal } from '../../domain/principal.js';
import type { ClientInfo } from '../../domain/client-info.js';

/** Replaces the password. Other sessions and all tokens end; a session with a cookie gets a new id. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly accountPassword: AccountPassword,
    private readonly newPasswords: NewPasswords,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly database: Database,
  ) {}

  /**
   * Undefined for a request with a token, which ends as well: somebody may have a copy.
   * @param since see `Users.requireUnchanged`.
   * @throws InvalidField at `newPassword`, WrongCredentials, ChangedMeanwhile, RateLimited, Overloaded, SessionEnded.
   */
  async change(
    principal: Principal,
    { currentPassword, newPassword }: Readonly<Record<'currentPassword' | 'newPassword', string>>,
    client: ClientInfo,
    since?: Timestamp,
  ): Promise<NewSession | undefined> {
    const accepted = await this.newPasswords.accept(newPassword, principal.email, client);
    const user = await this.accountPassword.verify(principal.userId, currentPassword, client);
    const passwordHash = await accepted.hash();
    return this.database.write([ofAccount(user.id)], async (db) => {
      if (principal.bearer) await this.sessions.requireLive(principal, db);
      const keep = principal.bearer ? '' : principal.session.hash;
      await this.accountPassword.replace(db, user.id, passwordHash, { keep, since });
      await this.events.recordAndNotify(db, user, { type: 'password-changed', mail: 'password-changed' }, client);
      // Last: it rolls everything back if this session has ended in the meantime.
      return principal.bearer ? undefined : this.sessions.renew(db, principal, true);
    });
  }
}
