import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Limits } from '../limits/limits.js';
import { Outbox } from '../mail/outbox.js';
import { NewPasswords } from '../passwords/new-password.js';
import { policy } from '../policy.js';
import { Sessions } from '../sessions/sessions.js';
import type { EmailAddress } from '../email-address.js';
import { Devices } from '../users/devices.js';
import { Events } from '../users/events.js';
import { Links, type LiveLink } from '../users/links.js';
import { Users } from '../users/users.js';
import type { Arrival } from './signing-in.js';

/** The way back in for people who lost their password. */
@Injectable()
export class Resetting {
  constructor(
    private readonly users: Users,
    private readonly links: Links,
    private readonly newPasswords: NewPasswords,
    private readonly sessions: Sessions,
    private readonly devices: Devices,
    private readonly limits: Limits,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly database: Database,
  ) {}

  /**
   * The same writes for an address without an account, whose link is never mailed. Pending ones have no account.
   * @throws Refusal after too many.
   */
  async ask({ email, key }: EmailAddress, { requester: { ip }, deviceToken }: Arrival): Promise<void> {
    await this.limits.count(this.limits.ask('resets', ip));
    const user = await this.users.findByKey(key);
    const isKnown = await this.devices.isKnown(user?.id, deviceToken);
    await this.database.write(async (db) => {
      const { nonce, tokenHash, expiresAt } = await this.links.add(db, {
        userId: user?.id ?? null,
        purpose: 'password-reset',
        email: user?.email ?? email,
        lifetime: policy.links.passwordReset,
      });
      await this.outbox.answer(
        db,
        user && {
          kind: 'password-reset',
          userId: user.id,
          recipient: user.email,
          language: user.language,
          payload: { link: { nonce, tokenHash }, expiresAt },
        },
        { ip, addressKey: key, knownDevice: isKnown ? deviceToken : undefined },
      );
    });
  }

  /**
   * A refused password does not spend the link. False when the link ended meanwhile.
   * @throws FormError at `newPassword`.
   */
  async reset(link: LiveLink, newPassword: string, { requester, deviceToken }: Arrival): Promise<boolean> {
    const accepted = await this.newPasswords.accept(newPassword, link.email);
    const passwordHash = await accepted.hash();
    const user = await this.users.get(link.userId);
    const done = await this.links.use(link, async (db) => {
      await this.users.setPassword(db, user.id, passwordHash);
      await this.sessions.endAll(db, user.id);
      // The mailbox was proved here, and only here: strangers who try passwords do not slow this browser down.
      await this.devices.forget(db, user.id, deviceToken);
      await this.devices.isNew(db, user.id, deviceToken);
      const mail = { kind: 'password-changed', payload: {} } as const;
      await this.events.tell(db, user, { type: 'password-reset', mail }, requester);
      return true;
    });
    return done ?? false;
  }
}
