import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Limits } from '../limits/limits.js';
import { Outbox } from '../mail/outbox.js';
import { policy } from '../policy.js';
import type { KeptData } from '../sessions/session-store.js';
import { type NewSession, Sessions } from '../sessions/sessions.js';
import { type EmailAddress, parseEmailAddress } from '../email-address.js';
import { Events } from '../users/events.js';
import { Links, type LiveLink } from '../users/links.js';
import type { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';
import type { Viewer } from '../web/access.js';
import { FormError } from '../web/form.js';
import type { Requester } from '../web/requester.js';

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
      const owner = await this.users.findByKey(wanted.key, db);
      const { nonce, tokenHash, expiresAt } = await this.links.add(db, {
        userId: user.id,
        purpose: 'email-change',
        email: wanted.email,
        lifetime: policy.links.emailChange,
      });
      await this.outbox.answer(
        db,
        owner
          ? {
              kind: 'address-taken',
              userId: owner.id,
              recipient: owner.email,
              language: owner.language,
              payload: {},
            }
          : {
              kind: 'email-change',
              recipient: wanted.email,
              language: user.language,
              payload: { link: { nonce, tokenHash }, expiresAt },
            },
        { ip: requester.ip, addressKey: wanted.key },
      );
      await this.tellWithUndo(db, user, { type: 'email-change-asked', newEmail: wanted.email }, requester);
    });
  }

  /** Tells the old address, with a link that takes the account back to it. */
  private async tellWithUndo(
    db: EntityManager,
    user: User,
    { type, newEmail }: { type: 'email-change-asked' | 'email-changed'; newEmail: string },
    requester: Requester,
  ): Promise<void> {
    const { nonce, tokenHash, expiresAt } = await this.links.add(db, {
      userId: user.id,
      purpose: 'undo',
      email: user.email,
      lifetime: policy.links.undo,
    });
    const mail = { kind: type, payload: { link: { nonce, tokenHash }, expiresAt, newEmail } };
    await this.events.tell(db, user, { type, detail: newEmail, mail }, requester);
  }

  /**
   * The address of the link, and no other, now holds. A session of the account in which this is done goes on.
   * Undefined when the link ended, or its address was taken, meanwhile.
   */
  async confirm(
    link: LiveLink,
    {
      requester,
      viewer,
      kept,
    }: { requester: Requester; viewer?: Viewer | undefined; kept?: Partial<KeptData> | undefined },
  ): Promise<{ readonly session: NewSession | undefined } | undefined> {
    const user = await this.users.get(link.userId);
    const address = parseEmailAddress(link.email);
    if (!address) return undefined;
    return this.links.use(link, async (db) => {
      if (!(await this.users.moveTo(db, user.id, address))) return undefined;
      await this.sessions.endAll(db, user.id, viewer?.sessionHash);
      await this.outbox.give(db, address.key, user.id);
      await this.tellWithUndo(db, user, { type: 'email-changed', newEmail: address.email }, requester);
      await this.outbox.notify(
        db,
        {
          kind: 'email-changed-to-this',
          userId: user.id,
          recipient: address.email,
          language: user.language,
          payload: {},
        },
        requester,
      );
      const renewed = viewer && { ...viewer, email: address.email };
      return { session: renewed && (await this.sessions.renew(db, renewed, kept ?? {}, false)) };
    });
  }
}
