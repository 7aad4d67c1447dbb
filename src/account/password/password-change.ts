import { Injectable } from '@nestjs/common';
import type { Timestamp } from '../../common/time.js';
import { type OwnersProof, OwnerProof } from '../../factors/owner-proof.js';
import { NewPasswords } from '../../passwords/new-password.js';
import { Sessions } from '../../sessions/sessions.js';
import type { NewSession } from '../../sessions/session-data.js';
import { AccountPassword } from '../../users/account-password.js';
import { Events } from '../../users/events.js';
import type { Principal } from '../../domain/principal.js';
import type { ClientInfo } from '../../domain/client-info.js';

/** Replaces the password, or sets the first one. Other sessions and all tokens end; a session with a cookie gets a new id. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly ownerProof: OwnerProof,
    private readonly accountPassword: AccountPassword,
    private readonly newPasswords: NewPasswords,
    private readonly sessions: Sessions,
    private readonly events: Events,
  ) {}

  /**
   * Undefined for a request with a token, which ends as well: somebody may have a copy.
   * @param since see `Users.requireUnchanged`.
   * @throws InvalidField at `newPassword` or `currentPassword`, WrongCredentials, ChangedMeanwhile, RateLimited, Overloaded, SessionEnded.
   */
  async change(
    principal: Principal,
    { newPassword, ...proof }: OwnersProof & { readonly newPassword: string },
    client: ClientInfo,
    since?: Timestamp,
  ): Promise<NewSession | undefined> {
    const accepted = await this.newPasswords.accept(newPassword, principal.email, client);
    const user = await this.ownerProof.verify(principal, proof, client);
    const passwordHash = await accepted.hash();
    return this.sessions.write(principal, async (db) => {
      const keep = principal.bearer ? '' : principal.session.hash;
      await this.accountPassword.replace(db, user.id, passwordHash, { keep, since });
      await this.events.recordAndNotify(db, user, { type: 'password-changed', mail: 'password-changed' }, client);
      // Last: it rolls everything back if this session has ended in the meantime.
      return principal.bearer ? undefined : this.sessions.renew(db, principal, true);
    });
  }
}
