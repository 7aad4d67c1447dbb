import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { Limits } from '../limits/limits.js';
import type { AskedMail } from '../mail/mail.js';
import { Outbox } from '../mail/outbox.js';
import { type NewPassword, NewPasswords } from '../passwords/new-password.js';
import { policy } from '../policy.js';
import { randomToken, Secrets, sha256 } from '../secrets.js';
import { Clock } from '../time.js';
import { type EmailAddress, parseEmailAddress } from '../email-address.js';
import { type Owner, Users } from '../users/users.js';
import { FormError } from '../web/form.js';
import type { Requester } from '../web/requester.js';
import { notAnAddress } from '../web/fields.js';
import { Registration } from './registration.entity.js';
import { Registrations } from './registrations.js';

/**
 * Registers an address, or seems to: for one that has an account the same things happen and its owner is told by
 * mail. Equal hashing, equal writes, equal answers, so that nobody learns who has an account here.
 */
@Injectable()
export class Registering {
  constructor(
    private readonly registrations: Registrations,
    private readonly users: Users,
    private readonly newPasswords: NewPasswords,
    private readonly secrets: Secrets,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Returns the token for the registering browser's cookie: its proof when the link is opened.
   * @throws FormError at `email` or `password`, Refusal, Overloaded.
   */
  async register(typed: { email: string; password: string }, requester: Requester): Promise<string> {
    const { address, password } = await this.accept(typed);
    await this.limits.count(this.limits.ask('registrations', requester.ip));
    const passwordHash = await password.hash();
    const browserToken = randomToken();
    await this.database.write(async (db) => {
      const registration = await this.add(db, address, { passwordHash, browserToken, requester });
      await this.sendLink(db, registration, requester);
    });
    return browserToken;
  }

  private async accept(typed: {
    email: string;
    password: string;
  }): Promise<{ address: EmailAddress; password: NewPassword }> {
    const address = parseEmailAddress(typed.email);
    const password = await this.newPasswords.judge(typed.password, typed.email);
    const { refusal } = password;
    if (address && refusal === undefined) return { address, password };
    throw new FormError({
      ...(!address && { email: notAnAddress(typed.email) }),
      ...(refusal !== undefined && { password: refusal }),
    });
  }

  private async add(
    db: EntityManager,
    address: EmailAddress,
    {
      passwordHash,
      browserToken,
      requester: { language },
    }: { passwordHash: string; browserToken: string; requester: Requester },
  ): Promise<Registration> {
    const now = this.clock.now();
    const owner = await this.users.findByKey(address.key, db);
    const registration: Registration = {
      id: randomUUID(),
      // As typed, also where there is an account: its owner's spelling is not for strangers to see.
      email: address.email,
      emailKey: address.key,
      passwordHash,
      language,
      browserHash: sha256(browserToken),
      ...this.secrets.newLink('activation'),
      expiresAt: now + policy.activation.linkLifetime,
      usedAt: owner ? now : null,
      disownedAt: null,
      userId: owner?.id ?? null,
      createdAt: now,
    };
    await db.insert(Registration, registration);
    return registration;
  }

  /** Mails the link of this browser's registration once more: the same one, so that either mail works. */
  async resend(browserToken: string | undefined, requester: Requester): Promise<void> {
    await this.limits.count(this.limits.ask('resends', requester.ip));
    const found = await this.registrations.findOfBrowser(browserToken, this.clock.now());
    if (!found) return;
    await this.database.write(async (db) => {
      // Read again inside: it may have been used a moment ago.
      const registration = await db.findOneBy(Registration, { id: found.id });
      if (registration) await this.sendLink(db, registration, requester);
    });
  }

  private async sendLink(
    db: EntityManager,
    registration: Registration,
    { ip, language }: Requester,
  ): Promise<void> {
    const { emailKey: addressKey } = registration;
    // Looked up for everyone: equal work.
    const owner = await this.users.findByKey(addressKey, db);
    await this.outbox.answer(db, mailAbout({ ...registration, language }, owner), { ip, addressKey });
  }
}

/** Null for one that was disowned, or whose account has ended since: its link is not mailed again. */
function mailAbout(
  { email, language, nonce, tokenHash, expiresAt, usedAt, disownedAt }: Registration,
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
