import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Timestamp } from '../../common/time.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { type OwnersProof, OwnerProof } from '../../factors/owner-proof.js';
import { Sessions } from '../../sessions/sessions.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import { LastAdmin } from '../../domain/errors.js';
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
   * Not for the last admin, as nobody takes the role from themselves on the admin pages: of two who do it at once, one stays.
   * Whoever takes the role from another stays an admin, in a transaction about both of them.
   * @param since see `Users.requireUnchanged`.
   * @throws LastAdmin, InvalidField, WrongCredentials, ChangedMeanwhile, RateLimited, Overloaded, SessionEnded.
   */
  async ask(principal: Principal, proof: OwnersProof, client: ClientInfo, since?: Timestamp): Promise<void> {
    const user = await this.ownerProof.verify(principal, proof, client);
    const close = async (db: EntityManager): Promise<void> => {
      await this.users.requireUnchanged(db, user.id, since);
      if (await this.users.isLastAdmin(user.id, db)) throw new LastAdmin();
      const deleteAfter = await this.users.scheduleDeletion(db, user.id);
      await this.sessions.endAll(db, user.id);
      const mail = { kind: 'deletion-asked', payload: { deleteAfter } } as const;
      await this.events.recordAndNotify(db, user, { type: 'deletion-asked', mail }, client);
    };
    // Nobody else waits for another's deletion.
    await this.sessions.write(principal, close, principal.role === 'admin' ? ['admins'] : []);
  }

  /** Whether `ask` would refuse it. */
  async isLastAdmin({ userId, role }: Pick<Principal, 'userId' | 'role'>): Promise<boolean> {
    return role === 'admin' && this.users.isLastAdmin(userId);
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
