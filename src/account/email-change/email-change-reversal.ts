import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseEmailAddress } from '../../common/email-address.js';
import { NewPasswords } from '../../passwords/new-password.js';
import { AccountPassword } from '../../users/account-password.js';
import { Events } from '../../users/events.js';
import { Links, type LiveLink } from '../../users/links.js';
import type { User } from '../../users/user.entity.js';
import { Users } from '../../users/users.js';
import type { ClientInfo } from '../../domain/client-info.js';

export type ReversalResult = 'undone' | 'ended' | 'taken';

/** Takes an account back to the address it had, for whoever reads the mail there: somebody else may have moved it. */
@Injectable()
export class EmailChangeReversal {
  constructor(
    private readonly users: Users,
    private readonly links: Links,
    private readonly newPasswords: NewPasswords,
    private readonly accountPassword: AccountPassword,
    private readonly events: Events,
  ) {}

  /**
   * `ended` when the link ended meanwhile. `taken` when the old address has an account of its own by now: then the new
   * password holds and everybody is logged out all the same, and the link goes on, since the address may become free.
   * @throws InvalidField at `newPassword`, Overloaded.
   */
  async undo(link: LiveLink, newPassword: string, client: ClientInfo): Promise<ReversalResult> {
    const accepted = await this.newPasswords.accept(newPassword, link.email);
    const passwordHash = await accepted.hash();
    const address = parseEmailAddress(link.email);
    const user = await this.users.get(link.userId);
    if (!address) return 'ended';
    const end = await this.links.use(link, async (db) => {
      await this.accountPassword.reclaim(db, user.id, passwordHash);
      // Whoever moved the account may have asked for its end, too.
      if (await this.users.cancelDeletion(db, user.id))
        await this.events.record(db, user.id, 'deletion-cancelled', client);
      if (!(await this.users.moveTo(db, user.id, address))) {
        await this.links.release(db, link.id);
        await this.events.recordAndNotify(
          db,
          user,
          { type: 'password-reset', mail: 'password-changed' },
          client,
        );
        return 'taken';
      }
      // An undo mailed later went to an address that this one takes back.
      await this.links.endUndosSince(db, link);
      await this.tellBoth(db, user, address.email, client);
      return 'undone';
    });
    return end ?? 'ended';
  }

  private async tellBoth(db: EntityManager, user: User, restored: string, client: ClientInfo): Promise<void> {
    const recipients = [restored, user.email];
    const news = { type: 'email-restored', detail: restored, mail: 'email-restored', recipients } as const;
    await this.events.recordAndNotify(db, user, news, client);
  }
}
