import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EmailAddress } from '../../common/email-address.js';
import type { Subject } from '../../database/subjects.js';
import { type AskedMail, readerOf } from '../../mail/mail.js';
import { Outbox } from '../../mail/outbox.js';
import { SuppressionList } from '../../mail/suppression-list.js';
import { type Owner, Users } from '../../users/users.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { linkEndOf } from './imported-registration.js';
import type { PendingRegistration } from './registration.entity.js';

/** Mails the link of a registration or, if the address has an account, a notice to its owner; or nothing. */
@Injectable()
export class RegistrationMail {
  constructor(
    private readonly users: Users,
    private readonly outbox: Outbox,
    private readonly suppressions: SuppressionList,
  ) {}

  /** For a transaction with `send`. */
  subjectsOf({ normalizedEmail }: Pick<PendingRegistration, 'normalizedEmail'>, client: ClientInfo): Subject[] {
    const { ip, userAgent } = client;
    return this.outbox.subjectsOf({ ip, userAgent, normalizedEmail });
  }

  /** For whoever has used a link from this mailbox. */
  async resume(db: EntityManager, { normalizedEmail }: EmailAddress): Promise<void> {
    await this.suppressions.lift(db, normalizedEmail);
  }

  /** @param registration or only an address, for equal work where there is none. */
  async send(db: EntityManager, registration: PendingRegistration | EmailAddress, client: ClientInfo): Promise<void> {
    const { ip, userAgent, language, timeZone = null } = client;
    const { normalizedEmail } = registration;
    // Always looked up, for equal work.
    const owner = await this.users.findByEmail(normalizedEmail, db);
    const mail = 'id' in registration ? mailFor({ ...registration, language, timeZone }, owner) : null;
    await this.outbox.answer(db, mail, { ip, userAgent, normalizedEmail });
  }
}

/** Null if it was disowned, or if its account has been deleted since: the link is not mailed again. */
function mailFor(registration: PendingRegistration, owner: Owner | null): AskedMail | null {
  const { email, language, timeZone, nonce, tokenHash, usedAt, disownedAt } = registration;
  if (usedAt === null && disownedAt !== null) return null;
  // To the address as the owner confirmed it, in the owner's language and time zone.
  if (owner)
    return { ...readerOf(owner), kind: 'account-exists', userId: owner.id, recipient: owner.email, payload: {} };
  if (usedAt !== null) return null;
  const link = { nonce, tokenHash };
  return {
    kind: 'activation',
    recipient: email,
    language,
    timeZone,
    payload: { link, expiresAt: linkEndOf(registration) },
  };
}
