import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type EmailAddress, parseEmailAddress } from '../../common/email-address.js';
import { removeFactors } from '../../factors/remove-factors.js';
import { unlinkRecent } from '../../identities/unlink-recent.js';
import { NewPasswords } from '../../passwords/new-password.js';
import { AccountPassword } from '../../users/account-password.js';
import { Events } from '../../users/events.js';
import { Links, type LiveLink } from '../../users/links.js';
import type { User } from '../../users/user.entity.js';
import { Users } from '../../users/users.js';
import type { ClientInfo } from '../../domain/client-info.js';

export type ReversalResult = 'undone' | 'ended' | 'taken';

/** Restores the earlier address of an account for the owner of that mailbox: a stranger may have changed it. */
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
   * `ended`: the link has ended. `taken`: the old address now has another account. Then the new password is set and
   * every session ends, and the link stays valid, since the address may become free.
   * @throws InvalidField at `newPassword`, Overloaded.
   */
  async undo(link: LiveLink, newPassword: string, client: ClientInfo): Promise<ReversalResult> {
    const accepted = await this.newPasswords.accept(newPassword, link.email, client);
    const passwordHash = await accepted.hash();
    const address = parseEmailAddress(link.email);
    const user = await this.users.get(link.userId);
    if (!address) return 'ended';
    const result = await this.links.use(link, async (db) => {
      await this.accountPassword.reclaim(db, user.id, passwordHash);
      await this.removeFactors(db, link, address);
      await unlinkRecent(db, this.events, link, client);
      // The stranger may also have asked to delete the account.
      if (await this.users.cancelDeletion(db, user.id))
        await this.events.record(db, user.id, 'deletion-cancelled', client);
      if (!(await this.users.moveTo(db, user.id, address, this.events))) {
        await this.links.release(db, link.id);
        await this.events.recordAndNotify(db, user, { type: 'password-reset', mail: 'password-changed' }, client);
        return 'taken';
      }
      // Later undo links went to addresses that the account no longer has.
      await this.links.endUndosSince(db, link);
      await this.mailBoth(db, user, address.email, client);
      return 'undone';
    });
    return result ?? 'ended';
  }

  /**
   * Those that were added since the change began: they may be the stranger's. Earlier ones stay, and all of them if the
   * address has not changed at all: then this is one more link to the mailbox of the account, and no way around them.
   */
  private async removeFactors(db: EntityManager, link: LiveLink, { normalizedEmail }: EmailAddress): Promise<void> {
    const user = await this.users.get(link.userId, db);
    if (user.normalizedEmail === normalizedEmail) return;
    await removeFactors(db, user.id, await this.links.firstUndo(db, link));
  }

  private async mailBoth(db: EntityManager, user: User, restored: string, client: ClientInfo): Promise<void> {
    const recipients = [restored, user.email];
    const notice = { type: 'email-restored', detail: restored, mail: 'email-restored', recipients } as const;
    await this.events.recordAndNotify(db, user, notice, client);
  }
}
