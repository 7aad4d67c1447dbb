import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Limits } from '../../limits/rate-limits.js';
import type { AskedMail } from '../../mail/mail.js';
import { Outbox } from '../../mail/outbox.js';
import { policy } from '../../policy.js';
import type { KeptData } from '../../http/session/session-store.js';
import { type NewSession, Sessions } from '../../sessions/sessions.js';
import { type EmailAddress, parseEmailAddress } from '../../common/email-address.js';
import { Events } from '../../users/events.js';
import { Links, type LiveLink } from '../../users/links.js';
import type { User } from '../../users/user.entity.js';
import { Users } from '../../users/users.js';
import type { Viewer } from '../../http/access/access.js';
import { FormError } from '../../http/forms/form.js';
import type { Requester } from '../../http/access/client-info.js';

/** Whoever opens the link in the new mailbox; in a session of the account, that goes on. */
export interface ConfirmedBy {
  readonly requester: Requester;
  readonly viewer?: Viewer | undefined;
  readonly kept?: Partial<KeptData> | undefined;
}

/**
 * Another address for an account. The old one holds until the new one is confirmed from its own mailbox, and its
 * owner can undo the change for a week.
 */
@Injectable()
export class ChangingEmail {
  constructor(
    private readonly users: Users,
    private readonly links: Links,
    private readonly sessions: Sessions,
    private readonly limits: Limits,
    private readonly events: Events,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The same answer and the same writes when the address has an account: its owner is told, nobody else.
   * @throws FormError at `email` for the address that the account has already.
   */
  async ask(viewer: Viewer, wanted: EmailAddress, requester: Requester): Promise<void> {
    const user = await this.users.get(viewer.userId);
    if (user.emailKey === wanted.key) throw new FormError('email', 'changeEmail.same');
    await this.limits.count(this.limits.ask('changes of address', requester.ip));
    await this.sessions.write(viewer, async (db) => {
      await this.mailWanted(db, user, wanted, requester);
      await this.tellWithUndo(db, user, { type: 'email-change-asked', newEmail: wanted.email }, requester);
    });
  }

  private async mailWanted(
    db: EntityManager,
    user: User,
    { email, key: addressKey }: EmailAddress,
    { ip }: Requester,
  ): Promise<void> {
    const owner = await this.users.findByKey(addressKey, db);
    const lifetime = policy.links.emailChange;
    const link = await this.links.add(db, { userId: user.id, purpose: 'email-change', email, lifetime });
    const mail: AskedMail = owner
      ? {
          kind: 'address-taken',
          userId: owner.id,
          recipient: owner.email,
          language: owner.language,
          payload: {},
        }
      : {
          kind: 'email-change',
          recipient: email,
          language: user.language,
          payload: { link, expiresAt: link.expiresAt },
        };
    await this.outbox.answer(db, mail, { ip, addressKey });
  }

  /** Tells the old address, with a link that takes the account back to it. */
  private async tellWithUndo(
    db: EntityManager,
    user: User,
    { type, newEmail }: { type: 'email-change-asked' | 'email-changed'; newEmail: string },
    requester: Requester,
  ): Promise<void> {
    const { id: userId, email } = user;
    const link = await this.links.add(db, { userId, purpose: 'undo', email, lifetime: policy.links.undo });
    const mail = { kind: type, payload: { link, expiresAt: link.expiresAt, newEmail } };
    await this.events.tell(db, user, { type, detail: newEmail, mail }, requester);
  }

  /**
   * The address of the link, and no other, now holds. A session of the account in which this is done goes on.
   * Undefined when the link ended, or its address was taken, meanwhile.
   */
  async confirm(
    link: LiveLink,
    { requester, viewer, kept = {} }: ConfirmedBy,
  ): Promise<{ readonly session: NewSession | undefined } | undefined> {
    const user = await this.users.get(link.userId);
    const address = parseEmailAddress(link.email);
    if (!address) return undefined;
    return this.links.use(link, async (db) => {
      if (!(await this.users.moveTo(db, user.id, address))) return undefined;
      await this.sessions.endAll(db, user.id, viewer?.sessionHash);
      await this.outbox.give(db, address.key, user.id);
      await this.tellWithUndo(db, user, { type: 'email-changed', newEmail: address.email }, requester);
      await this.greet(db, user, address.email, requester);
      const renewed = viewer && { ...viewer, email: address.email };
      return { session: renewed && (await this.sessions.renew(db, renewed, kept, false)) };
    });
  }

  /** Tells the new address that it holds. */
  private async greet(
    db: EntityManager,
    { id: userId, language }: User,
    recipient: string,
    requester: Requester,
  ): Promise<void> {
    const mail = { kind: 'email-changed-to-this', userId, recipient, language, payload: {} } as const;
    await this.outbox.notify(db, mail, requester);
  }
}
