import { Injectable } from '@nestjs/common';
import { ofAccount } from '../database/subjects.js';
import type { Principal } from '../domain/principal.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Users } from '../users/users.js';
import { AccountActs } from './account-acts.js';
import { AdminActs } from './admin-acts.js';

export type Act = keyof AccountActs;

/** `own`: nobody does it to themselves here, so these acts leave an admin. Their own account they can delete as everybody can. */
type ActResult = 'done' | 'unchanged' | 'own' | 'unknown';

/** What admins do to the account of somebody else. */
@Injectable()
export class PersonActs {
  constructor(
    private readonly adminActs: AdminActs,
    private readonly acts: AccountActs,
    private readonly users: Users,
    private readonly rateLimits: RateLimits,
  ) {}

  /**
   * Of acts by or about the same account one runs at a time: of two admins who take each other's role, one stays.
   * @throws SessionEnded, RateLimited, or as for an unknown page if somebody has just taken the admin's role.
   */
  async do(act: Act, admin: Principal, userId: string, requestId: string): Promise<ActResult> {
    if (userId === admin.userId) return 'own';
    await this.rateLimits.consume([
      ...this.rateLimits.act(admin.userId),
      // Each is mailed to the same person.
      ...(act === 'offerPassword' ? this.rateLimits.linkOfAccount('password-reset', userId) : []),
    ]);
    const actor = this.adminActs.by(admin, { requestId });
    return actor.write([ofAccount(userId)], async (db) => {
      const owner = await this.users.findById(userId, db);
      if (!owner) return 'unknown';
      return (await this.acts[act](db, owner, actor.client)) ? 'done' : 'unchanged';
    });
  }
}
