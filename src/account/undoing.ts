import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { parseEmailAddress } from '../email-address.js';
import { MailBlocks } from '../mail/blocks.js';
import { Outbox } from '../mail/outbox.js';
import { Passwords } from '../passwords/passwords.js';
import { PasswordRules } from '../passwords/rules.js';
import { Sessions } from '../sessions/sessions.js';
import { Clock } from '../time.js';
import { Events } from '../users/events.js';
import { Links, type LiveLink } from '../users/links.js';
import { Users } from '../users/users.js';
import { FormError } from '../web/form.js';
import type { Requester } from '../web/requester.js';

/** Takes an account back to the address it had, for whoever reads the mail there: somebody else may have moved it. */
@Injectable()
export class Undoing {
  constructor(
    private readonly users: Users,
    private readonly links: Links,
    private readonly rules: PasswordRules,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly blocks: MailBlocks,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * `ended` when the link ended meanwhile, `taken` when the old address has an account of its own by now.
   * @throws FormError at `newPassword`, Overloaded.
   */
  async undo(
    link: LiveLink,
    newPassword: string,
    requester: Requester,
  ): Promise<'undone' | 'ended' | 'taken'> {
    const refusal = await this.rules.refusalOf(newPassword, link.email);
    if (refusal !== undefined) throw new FormError('newPassword', refusal);
    const passwordHash = await this.passwords.hash(newPassword);
    const address = parseEmailAddress(link.email);
    const user = await this.users.get(link.userId);
    return this.database.write(async (db) => {
      if (!address || !(await this.links.consume(db, link.id, this.clock.now()))) return 'ended';
      if (!(await this.users.moveTo(db, user.id, address))) return 'taken';
      await this.users.setPassword(db, user.id, passwordHash);
      // Whoever moved the account may have asked for its end as well.
      await this.users.deleteAfter(db, user.id, null);
      await this.sessions.endAll(db, user.id);
      // An undo mailed later went to an address that this one takes back.
      await this.links.endUndosSince(db, link);
      await this.blocks.lift(db, address.key);
      await this.events.add(db, user.id, 'email-restored', requester, address.email);
      for (const recipient of new Set([address.email, user.email])) {
        await this.outbox.notify(
          db,
          { kind: 'email-restored', userId: user.id, recipient, payload: {} },
          requester,
        );
      }
      return 'undone';
    });
  }
}
