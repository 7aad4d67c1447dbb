import { Injectable } from '@nestjs/common';
import { parseEmailAddress } from '../email-address.js';
import { NewPasswords } from '../passwords/new-password.js';
import { AccountPassword } from '../users/account-password.js';
import { Events } from '../users/events.js';
import { Links, type LiveLink } from '../users/links.js';
import { Users } from '../users/users.js';
import type { Requester } from '../web/requester.js';

/** Takes an account back to the address it had, for whoever reads the mail there: somebody else may have moved it. */
@Injectable()
export class Undoing {
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
   * @throws FormError at `newPassword`, Overloaded.
   */
  async undo(
    link: LiveLink,
    newPassword: string,
    requester: Requester,
  ): Promise<'undone' | 'ended' | 'taken'> {
    const accepted = await this.newPasswords.accept(newPassword, link.email);
    const passwordHash = await accepted.hash();
    const address = parseEmailAddress(link.email);
    const user = await this.users.get(link.userId);
    if (!address) return 'ended';
    const end = await this.links.use(link, async (db) => {
      await this.accountPassword.reclaim(db, user.id, passwordHash);
      // Whoever moved the account may have asked for its end, too.
      if (await this.users.keep(db, user.id))
        await this.events.add(db, user.id, 'deletion-cancelled', requester);
      if (!(await this.users.moveTo(db, user.id, address))) {
        await this.links.giveBack(db, link.id);
        const mail = { kind: 'password-changed', payload: {} } as const;
        await this.events.tell(db, user, { type: 'password-reset', mail }, requester);
        return 'taken';
      }
      // An undo mailed later went to an address that this one takes back.
      await this.links.endUndosSince(db, link);
      const mail = { kind: 'email-restored', payload: {} } as const;
      const recipients = [address.email, user.email];
      const news = { type: 'email-restored', detail: address.email, mail, recipients } as const;
      await this.events.tell(db, user, news, requester);
      return 'undone';
    });
    return end ?? 'ended';
  }
}
