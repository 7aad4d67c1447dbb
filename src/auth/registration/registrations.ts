import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import type { EmailAddress } from '../../common/email-address.js';
import { Limits } from '../../limits/rate-limits.js';
import { policy } from '../../policy.js';
import { looksLikeToken, Secrets, sha256 } from '../../common/keyring.js';
import { Clock, stillLasts } from '../../common/time.js';
import { Users } from '../../users/users.js';
import type { Requester } from '../../http/access/client-info.js';
import type { Language } from '../../i18n/languages.js';
import { Registration } from './registration.entity.js';

/** What a link turns out to be. */
export type FoundRegistration =
  | { readonly state: 'unknown' | 'used' | 'expired' }
  | { readonly state: 'pending' | 'disowned'; readonly registration: Registration };

/** The pending registrations and those that ended, by name of the question. */
@Injectable()
export class Registrations {
  constructor(
    private readonly reader: DataSource,
    private readonly users: Users,
    private readonly limits: Limits,
    private readonly secrets: Secrets,
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

  /** @throws Refusal for a network that tries links that there are not. */
  async find(token: string, { ip }: Requester): Promise<FoundRegistration> {
    const registration = await this.findByToken(token);
    if (!registration) {
      await this.limits.count(this.limits.badToken(ip));
      return { state: 'unknown' };
    }
    if (registration.usedAt !== null) return { state: 'used' };
    if (!this.isCurrent(registration)) return { state: 'expired' };
    return { state: registration.disownedAt === null ? 'pending' : 'disowned', registration };
  }

  private async findByToken(token: string): Promise<Registration | null> {
    if (!looksLikeToken(token)) return null;
    return this.reader.manager.findOneBy(Registration, { tokenHash: sha256(token) });
  }

  /** What this browser registered last, while its cookie counts. */
  async findOfBrowser(browserToken: string | undefined): Promise<Registration | null> {
    if (browserToken === undefined || !looksLikeToken(browserToken)) return null;
    const found = await this.reader.manager.findOneBy(Registration, { browserHash: sha256(browserToken) });
    return found && this.isCurrent(found) ? found : null;
  }

  /** Whether its link still opens something, as far as time goes. */
  private isCurrent({ createdAt, expiresAt }: Registration): boolean {
    return stillLasts(expiresAt, expiresAt - createdAt, this.clock.now());
  }

  /** Uses a link up. True for exactly one caller, however many try at once. */
  async consume(db: EntityManager, id: string, { evenDisowned = false } = {}): Promise<boolean> {
    const now = this.clock.now();
    const used = await db.update(
      Registration,
      { id, usedAt: IsNull(), expiresAt: MoreThan(now), ...(!evenDisowned && { disownedAt: IsNull() }) },
      { usedAt: now },
    );
    return used.affected === 1;
  }

  /** Whatever waits for this address is left to whoever knows its password: the mailbox alone opens it no more. */
  async disown(db: EntityManager, emailKey: string): Promise<void> {
    const disownedAt = this.clock.now();
    await db.update(Registration, { emailKey, usedAt: IsNull(), disownedAt: IsNull() }, { disownedAt });
  }

  /** Ends whatever still waits for an address that has found its owner. */
  async endOthers(db: EntityManager, emailKey: string, userId: string): Promise<void> {
    await db.update(Registration, { emailKey, usedAt: IsNull() }, { usedAt: this.clock.now() });
    await db.update(Registration, { emailKey, userId: IsNull() }, { userId });
  }
}

/** Whether this browser has the cookie that it got when it registered. */
export function isRegisteringBrowser(registration: Registration, browserToken: string | undefined): boolean {
  return browserToken !== undefined && sha256(browserToken) === registration.browserHash;
}
