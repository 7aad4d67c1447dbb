import { Injectable } from '@nestjs/common';
import { unlinkRecent } from '../../identities/unlink-recent.js';
import { NewPasswords } from '../../passwords/new-password.js';
import { AccountPassword } from '../../users/account-password.js';
import { Events } from '../../users/events.js';
import { Links, type LiveLink } from '../../users/links.js';
import { Users } from '../../users/users.js';
import type { LoginContext } from '../../domain/client-info.js';

/** Sets a new password with the link that was mailed. */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly users: Users,
    private readonly links: Links,
    private readonly newPasswords: NewPasswords,
    private readonly accountPassword: AccountPassword,
    private readonly events: Events,
  ) {}

  /**
   * A refused password does not use up the link. False if the link has been used or has ended in the meantime.
   * @throws InvalidField at `newPassword`, Overloaded.
   */
  async reset(
    link: LiveLink,
    newPassword: string,
    { client, deviceToken }: Pick<LoginContext, 'client'> & Partial<Pick<LoginContext, 'deviceToken'>>,
  ): Promise<boolean> {
    const accepted = await this.newPasswords.accept(newPassword, link.email, client);
    const passwordHash = await accepted.hash();
    const user = await this.users.get(link.userId);
    const done = await this.links.use(link, async (db) => {
      await this.accountPassword.reclaim(db, user.id, passwordHash, deviceToken);
      await unlinkRecent(db, this.events, link, client);
      await this.events.recordAndNotify(db, user, { type: 'password-reset', mail: 'password-changed' }, client);
      return true;
    });
    return done ?? false;
  }
}
