import { Injectable } from '@nestjs/common';
import type { Timestamp } from '../../common/time.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { type OwnersProof, OwnerProof } from '../../factors/owner-proof.js';
import { Sessions } from '../../sessions/sessions.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import type { Principal } from '../../domain/principal.js';
import type { ClientInfo } from '../../domain/client-info.js';

/** Closes an account at once and deletes it after the grace period, unless its owner restores it before then. */
@Injectable()
export class AccountDeletion {
  constructor(
    private readonly ownerProof: OwnerProof,
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly rateLimits: RateLimits,
  ) {}

  /**
   * @param since see `Users.requireUnchanged`.
   * @throws InvalidField, WrongCredentials, ChangedMeanwhile, RateLimited, Overloaded, SessionEnded.
   */
  async ask(principal: Principal, proof: OwnersProof, client: ClientInfo, since?: Timestamp): Promise<void> {
    const user = await this.ownerProof.verify(principal, proof, client);
    await this.sessions.write(principal, async (db) => {
      await this.users.requireUnchanged(db, user.id, since);
      const deleteAfter = await this.users.scheduleDeletion(db, user.id);
      await this.sessions.endAll(db, user.id);
      const mail = { kind: 'deletion-asked', payload: { deleteAfter } } as const;
      await this.events.recordAndNotify(db, user, { type: 'deletion-asked', mail }, client);
    });
  }

  /** Restores the account. Of two calls at once, one does. @throws SessionEnded, RateLimited. */
  async cancel(principal: Principal, client: ClientInfo): Promise<void> {
    const user = await this.users.get(principal.userId);
    await this.rateLimits.consume(this.rateLimits.change(`deletion ${user.id}`));
    await this.sessions.write(principal, async (db) => {
      if (!(await this.users.cancelDeletion(db, user.id))) return;
      const notification = { type: 'deletion-cancelled', mail: 'deletion-cancelled' } as const;
      await this.events.recordAndNotify(db, user, notification, client);
    });
  }
}
