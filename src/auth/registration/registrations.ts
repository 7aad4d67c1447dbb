import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import type { EmailAddress } from '../../common/email-address.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { policy } from '../../policy.js';
import { looksLikeToken, Keyring, sha256 } from '../../common/keyring.js';
import { Clock, stillLasts } from '../../common/time.js';
import { Users } from '../../users/users.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Language } from '../../i18n/languages.js';
import { PendingRegistration } from './registration.entity.js';

/** What a link turns out to be. */
export type FoundRegistration =
  | { readonly state: 'unknown' | 'used' | 'expired' }
  | { readonly state: 'pending' | 'disowned'; readonly registration: PendingRegistration };

/** The pending registrations and those that ended, by name of the question. */
@Injectable()
export class Registrations {
  constructor(
    private readonly reader: DataSource,
    private readonly users: Users,
    private readonly rateLimits: RateLimits,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** Closed from the start where the address has an account. */
  async add(
    db: EntityManager,
    {
      address,
      passwordHash,
      language,
      browserToken,
    }: { address: EmailAddress; passwordHash: string; language: Language; browserToken: string },
  ): Promise<PendingRegistration> {
    const now = this.clock.now();
    const owner = await this.users.findByEmail(address.normalizedEmail, db);
    const registration: PendingRegistration = {
      id: randomUUID(),
      // As typed, also where there is an account: its owner's spelling is not for strangers to see.
      email: address.email,
      normalizedEmail: address.normalizedEmail,
      passwordHash,
      language,
      browserHash: sha256(browserToken),
      ...this.keyring.newLink('activation'),
      expiresAt: now + policy.activation.linkLifetime,
      usedAt: owner ? now : null,
      disownedAt: null,
      userId: owner?.id ?? null,
      createdAt: now,
    };
    await db.insert(PendingRegistration, registration);
    return registration;
  }

  /** @throws RateLimited for a network that tries unknown links. */
  async find(token: string, { ip }: ClientInfo): Promise<FoundRegistration> {
    const registration = await this.findByToken(token);
    if (!registration) {
      await this.rateLimits.consume(this.rateLimits.unknownLink(ip));
      return { state: 'unknown' };
    }
    if (registration.usedAt !== null) return { state: 'used' };
    if (!this.isCurrent(registration)) return { state: 'expired' };
    return { state: registration.disownedAt === null ? 'pending' : 'disowned', registration };
  }

  private async findByToken(token: string): Promise<PendingRegistration | null> {
    if (!looksLikeToken(token)) return null;
    return this.reader.manager.findOneBy(PendingRegistration, { tokenHash: sha256(token) });
  }

  /** What this browser registered last, while its cookie counts. */
  async findOfBrowser(browserToken: string | undefined): Promise<PendingRegistration | null> {
    if (browserToken === undefined || !looksLikeToken(browserToken)) return null;
    const found = await this.reader.manager.findOneBy(PendingRegistration, {
      browserHash: sha256(browserToken),
    });
    return found && this.isCurrent(found) ? found : null;
  }

  /** Whether its link still opens something, as far as time goes. */
  private isCurrent({ createdAt, expiresAt }: PendingRegistration): boolean {
    return stillLasts(expiresAt, expiresAt - createdAt, this.clock.now());
  }

  /** Uses a link up. True for exactly one caller, however many try at once. */
  async consume(db: EntityManager, id: string, { evenDisowned = false } = {}): Promise<boolean> {
    const now = this.clock.now();
    const used = await db.update(
      PendingRegistration,
      { id, usedAt: IsNull(), expiresAt: MoreThan(now), ...(!evenDisowned && { disownedAt: IsNull() }) },
      { usedAt: now },
    );
    return used.affected === 1;
  }

  /** Whatever waits for this address is left to whoever knows its password: the mailbox alone opens it no more. */
  async disown(db: EntityManager, normalizedEmail: string): Promise<void> {
    const disownedAt = this.clock.now();
    await db.update(
      PendingRegistration,
      { normalizedEmail, usedAt: IsNull(), disownedAt: IsNull() },
      { disownedAt },
    );
  }

  /** Ends whatever still waits for an address that has found its owner. */
  async endOthers(db: EntityManager, normalizedEmail: string, userId: string): Promise<void> {
    await db.update(PendingRegistration, { normalizedEmail, usedAt: IsNull() }, { usedAt: this.clock.now() });
    await db.update(PendingRegistration, { normalizedEmail, userId: IsNull() }, { userId });
  }
}

/** Whether this browser has the cookie that it got when it registered. */
export function isRegisteringBrowser(
  registration: PendingRegistration,
  browserToken: string | undefined,
): boolean {
  return browserToken !== undefined && sha256(browserToken) === registration.browserHash;
}
