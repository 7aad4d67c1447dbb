import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ofAccount } from '../../database/subjects.js';
import { type AskedMail, readerOf } from '../../mail/mail.js';
import type { MailRequest } from '../../mail/mail-throttle.js';
import { Outbox } from '../../mail/outbox.js';
import { policy } from '../../policy.js';
import { Sessions } from '../../sessions/sessions.js';
import type { NewSession } from '../../sessions/session-data.js';
import { type EmailAddress, parseEmailAddress } from '../../common/email-address.js';
import type { Timestamp } from '../../common/time.js';
import { Events } from '../../users/events.js';
import { Links, type LiveLink } from '../../users/links.js';
import type { User } from '../../users/user.entity.js';
import { Users } from '../../users/users.js';
import type { Principal } from '../../domain/principal.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { WantedAddress } from './wanted-address.js';

/** Who opened the link in the new mailbox. If `principal` is the owner, that session stays active. */
interface ConfirmedBy {
  readonly client: ClientInfo;
  readonly principal?: Principal | undefined;
}

/** The old address is valid until the new one is confirmed from its own mailbox, and can be restored for a week. */
@Injectable()
export class EmailChange {
  constructor(
    private readonly users: Users,
    private readonly links: Links,
    private readonly sessions: Sessions,
    private readonly wantedAddress: WantedAddress,
    private readonly events: Events,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The answer and the writes are the same if the address has an account; only its owner is notified.
   * @param since see `Users.requireUnchanged`.
   * @throws InvalidField at `email` for one that the account has already or cannot have, ChangedMeanwhile, RateLimited.
   */
  async ask(principal: Principal, wanted: EmailAddress, client: ClientInfo, since?: Timestamp): Promise<void> {
    const user = await this.wantedAddress.accept(principal.userId, wanted, client);
    const asking = { ip: client.ip, userAgent: client.userAgent, normalizedEmail: wanted.normalizedEmail };
    const change = async (db: EntityManager): Promise<void> => {
      await this.users.requireUnchanged(db, user.id, since);
      await this.mailNewAddress(db, user, wanted, asking);
      await this.notifyWithUndo(db, user, { type: 'email-change-asked', newEmail: wanted.email }, client);
    };
    await this.sessions.write(principal, change, this.outbox.subjectsOf(asking));
  }

  private async mailNewAddress(
    db: EntityManager,
    user: User,
    { email, normalizedEmail }: EmailAddress,
    asking: MailRequest,
  ): Promise<void> {
    const owner = await this.users.findByEmail(normalizedEmail, db);
    const lifetime = policy.links.emailChange;
    const link = await this.links.add(db, { userId: user.id, purpose: 'email-change', email, lifetime });
    const payload = { link, expiresAt: link.expiresAt };
    const mail: AskedMail = owner
      ? { ...readerOf(owner), kind: 'address-taken', userId: owner.id, recipient: owner.email, payload: {} }
      : { ...readerOf(user), kind: 'email-change', recipient: email, payload };
    await this.outbox.answer(db, mail, asking);
  }

  /** Notifies the old address, with a link that restores it. */
  private async notifyWithUndo(
    db: EntityManager,
    user: User,
    { type, newEmail }: { type: 'email-change-asked' | 'email-changed'; newEmail: string },
    client: ClientInfo,
  ): Promise<void> {
    const { id: userId, email } = user;
    const link = await this.links.add(db, { userId, purpose: 'undo', email, lifetime: policy.links.undo });
    const mail = { kind: type, payload: { link, expiresAt: link.expiresAt, newEmail } };
    await this.events.recordAndNotify(db, user, { type, detail: newEmail, mail }, client);
  }

  /** Sets the address of the link, and no other. Undefined if the link has ended or the address has been taken. */
  async confirm(link: LiveLink, { client, principal }: ConfirmedBy): Promise<{ session?: NewSession } | undefined> {
    const user = await this.users.get(link.userId);
    const address = parseEmailAddress(link.email);
    if (!address) return undefined;
    const change = async (db: EntityManager): Promise<{ session?: NewSession } | undefined> => {
      if (!(await this.changeTo(db, user, address, client, principal?.session.hash))) return undefined;
      if (!principal) return {};
      return { session: await this.sessions.renew(db, { ...principal, email: address.email }, false) };
    };
    return this.links.use(link, change, principal ? [ofAccount(principal.userId)] : []);
  }

  /**
   * To an address that is proved, or that an operator vouches for. The old one can be restored for a week.
   * @param keep see `Sessions.endAll`. @returns false if the address has an account.
   */
  async changeTo(
    db: EntityManager,
    user: User,
    address: EmailAddress,
    client: ClientInfo,
    keep?: string,
  ): Promise<boolean> {
    if (!(await this.users.moveTo(db, user.id, address, this.events))) return false;
    await this.sessions.endAll(db, user.id, keep);
    await this.outbox.assign(db, address.normalizedEmail, user.id);
    await this.notifyWithUndo(db, user, { type: 'email-changed', newEmail: address.email }, client);
    const about = { ...readerOf(user), userId: user.id, displayName: user.displayName, recipient: address.email };
    await this.outbox.notify(db, { kind: 'email-changed-to-this', ...about, payload: {} }, client);
    return true;
  }
}
