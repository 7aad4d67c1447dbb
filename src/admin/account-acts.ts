import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClientInfo } from '../domain/client-info.js';
import { removeFactors } from '../factors/remove-factors.js';
import type { Notice } from '../mail/mail.js';
import { policy } from '../policy.js';
import { Sessions } from '../sessions/sessions.js';
import type { EventType } from '../users/event.entity.js';
import { Events } from '../users/events.js';
import { Links } from '../users/links.js';
import type { User } from '../users/user.entity.js';
import { Users } from '../users/users.js';

/** Whose account it is. Read in the same transaction, or before it: what has changed since, an act looks at itself. */
type Owner = Pick<User, 'id' | 'email' | 'displayName' | 'language' | 'timeZone' | 'deleteAfter'>;

/** An event and the mail of the same name. */
type Told = Extract<Notice, EventType> | Extract<Notice, { readonly kind: EventType }>;

/**
 * What operators and admins do to the account of somebody else, in the caller's transaction about it. Each is an event that
 * its owner sees, and most are mailed. False if there was nothing to do.
 * @param by `operator`, with the id of the admin if it is one.
 */
@Injectable()
export class AccountActs {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly links: Links,
  ) {}

  async approve(db: EntityManager, owner: Owner, by: ClientInfo): Promise<boolean> {
    if (!(await this.users.setState(db, owner.id, 'active', ['waiting']))) return false;
    return this.tell(db, owner, 'account-approved', by);
  }

  /** Ends every session, token and grant at once, and keeps everything else. */
  async disable(db: EntityManager, owner: Owner, by: ClientInfo): Promise<boolean> {
    if (!(await this.users.setState(db, owner.id, 'disabled', ['active', 'waiting']))) return false;
    await this.sessions.endAll(db, owner.id);
    return this.tell(db, owner, 'account-disabled', by);
  }

  /** What had ended stays ended: its owner logs in again. Not for an account that waits for approval. */
  async enable(db: EntityManager, owner: Owner, by: ClientInfo): Promise<boolean> {
    if (!(await this.users.setState(db, owner.id, 'active', ['disabled']))) return false;
    return this.tell(db, owner, 'account-enabled', by);
  }

  async makeAdmin(db: EntityManager, owner: Owner, by: ClientInfo): Promise<boolean> {
    if (!(await this.users.setRole(db, owner.id, 'admin'))) return false;
    return this.tell(db, owner, 'made-admin', by);
  }

  async takeRole(db: EntityManager, owner: Owner, by: ClientInfo): Promise<boolean> {
    if (!(await this.users.setRole(db, owner.id, 'user'))) return false;
    return this.tell(db, owner, 'no-longer-admin', by);
  }

  async endSessions(db: EntityManager, { id }: Pick<Owner, 'id'>, by: ClientInfo): Promise<boolean> {
    await this.sessions.endAll(db, id);
    await this.events.record(db, id, 'all-sessions-ended', by);
    return true;
  }

  /** For somebody who has lost them: the password alone is enough afterwards. */
  async removeFactors(db: EntityManager, owner: Owner, by: ClientInfo): Promise<boolean> {
    if (!(await removeFactors(db, owner.id))) return false;
    await this.sessions.endAll(db, owner.id);
    return this.tell(db, owner, 'factors-removed', by);
  }

  /** Until it is used, the password stays as it is. */
  async offerPassword(db: EntityManager, owner: Owner, by: ClientInfo): Promise<boolean> {
    const { id: userId, email } = owner;
    const link = { userId, email, purpose: 'password-reset', lifetime: policy.links.passwordReset } as const;
    const { nonce, tokenHash, expiresAt } = await this.links.add(db, link);
    const payload = { link: { nonce, tokenHash }, expiresAt };
    return this.tell(db, owner, { kind: 'password-offered', payload }, by);
  }

  /** Closes it now. It is deleted after the days of grace, unless its owner or an operator restores it. */
  async scheduleDeletion(db: EntityManager, owner: Owner, by: ClientInfo): Promise<boolean> {
    if (owner.deleteAfter !== null) return false;
    const deleteAfter = await this.users.scheduleDeletion(db, owner.id);
    await this.sessions.endAll(db, owner.id);
    return this.tell(db, owner, { kind: 'deletion-asked', payload: { deleteAfter } }, by);
  }

  async cancelDeletion(db: EntityManager, owner: Owner, by: ClientInfo): Promise<boolean> {
    if (!(await this.users.cancelDeletion(db, owner.id))) return false;
    return this.tell(db, owner, 'deletion-cancelled', by);
  }

  private async tell(db: EntityManager, owner: Owner, mail: Told, by: ClientInfo): Promise<true> {
    const type = typeof mail === 'string' ? mail : mail.kind;
    await this.events.recordAndNotify(db, owner, { type, mail }, by);
    return true;
  }
}
