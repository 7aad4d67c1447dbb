import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AskedMail } from '../../mail/mail.js';
import { Outbox } from '../../mail/outbox.js';
import { type Owner, Users } from '../../users/users.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { PendingRegistration } from './registration.entity.js';

/** What is mailed about a registration: its link, or to the owner of an account that somebody tried, or nothing. */
@Injectable()
export class RegistrationMail {
  constructor(
    private readonly users: Users,
    private readonly outbox: Outbox,
  ) {}

  async send(
    db: EntityManager,
    registration: PendingRegistration,
    { ip, language }: ClientInfo,
  ): Promise<void> {
    const { normalizedEmail: normalizedEmail } = registration;
    // Looked up for everyone: equal work.
    const owner = await this.users.findByEmail(normalizedEmail, db);
    await this.outbox.answer(db, mailAbout({ ...registration, language }, owner), { ip, normalizedEmail });
  }
}

/** Null for one that was disowned, or whose account has ended since: its link is not mailed again. */
function mailAbout(
  { email, language, nonce, tokenHash, expiresAt, usedAt, disownedAt }: PendingRegistration,
  owner: Owner | null,
): AskedMail | null {
  if (usedAt === null && disownedAt !== null) return null;
  // To the address as its owner proved it, and in the owner's language.
  if (owner) {
    const { id: userId, email: recipient } = owner;
    return { kind: 'account-exists', userId, recipient, language: owner.language, payload: {} };
  }
  if (usedAt !== null) return null;
  const link = { nonce, tokenHash };
  return { kind: 'activation', recipient: email, language, payload: { link, expiresAt } };
}
