import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import type { EmailAddress } from '../../common/email-address.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { policy } from '../../policy.js';
import { looksLikeToken, Keyring, sha256 } from '../../common/keyring.js';
import { Clock, type Duration, stillLasts } from '../../common/time.js';
import { Users } from '../../users/users.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { importedRegistrationId, linkEndOf } from './imported-registration.js';
import { PendingRegistration } from './registration.entity.js';

/** The state of a link. */
export type FoundRegistration =
  | { readonly state: 'unknown' | 'used' | 'waiting' | 'expired' }
  | { readonly state: 'pending' | 'disowned'; readonly registration: PendingRegistration };

/** One that can still activate. */
export type OpenRegistration = Extract<FoundRegistration, { registration: PendingRegistration }>;

/** What proves later who has registered. */
export type ChosenProof = Pick<PendingRegistration, 'passwordHash' | 'next'> &
  Partial<Pick<PendingRegistration, 'issuer' | 'subject' | 'identityLabel'>>;
type Chosen = ChosenProof & Pick<PendingRegistration, 'language' | 'timeZone' | 'inviteId'>;

/** Queries for registrations, both pending and ended. */
@Injectable()
export class Registrations {
  constructor(
    private readonly reader: DataSource,
    private readonly users: Users,
    private readonly rateLimits: RateLimits,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** If the address has an account, the registration is already used when it is added. */
  async add(
    db: EntityManager,
    { address, browserToken, ...chosen }: Chosen & { address: EmailAddress; browserToken: string },
  ): Promise<PendingRegistration> {
    const now = this.clock.now();
    const owner = await this.users.findByEmail(address.normalizedEmail, db);
    const registration: PendingRegistration = {
      id: randomUUID(),
      // As typed, also if there is an account: its owner's spelling must not leak to strangers.
      email: address.email,
      normalizedEmail: address.normalizedEmail,
      issuer: null,
      subject: null,
      identityLabel: null,
      ...chosen,
      browserHash: sha256(browserToken),
      ...this.keyring.newLink('activation'),
      expiresAt: now + policy.activation.linkLifetime,
      usedAt: owner ? now : null,
      disownedAt: null,
      userId: owner?.id ?? null,
      createdAt: now,
      mailedAt: now,
    };
    await db.insert(PendingRegistration, registration);
    return registration;
  }

  /** @throws RateLimited for a network that tries unknown links. */
  async find(token: string, { ip }: ClientInfo): Promise<FoundRegistration> {
    const registration = await this.reader.manager.findOneBy(PendingRegistration, { tokenHash: sha256(token) });
    if (!registration) {
      await this.rateLimits.consume(this.rateLimits.unknownLink(ip));
      return { state: 'unknown' };
    }
    if (registration.usedAt !== null) return { state: (await this.waits(registration)) ? 'waiting' : 'used' };
    if (!this.isCurrent(registration)) return { state: 'expired' };
    return { state: registration.disownedAt === null ? 'pending' : 'disowned', registration };
  }

  /** Whether its account still has to be approved. */
  private async waits({ userId }: PendingRegistration): Promise<boolean> {
    const sql = `SELECT 1 FROM users WHERE id = ? AND state = 'waiting'`;
    return userId !== null && (await this.reader.query<unknown[]>(sql, [userId])).length > 0;
  }

  /** The registration with this token in its browser's cookie, until it expires. */
  async findOfBrowser(browserToken: string | undefined): Promise<PendingRegistration | null> {
    if (browserToken === undefined || !looksLikeToken(browserToken)) return null;
    const found = await this.reader.manager.findOneBy(PendingRegistration, { browserHash: sha256(browserToken) });
    return found && this.isCurrent(found) ? found : null;
  }

  /** Of those that can still be confirmed. */
  async newestOf(db: EntityManager, { normalizedEmail }: EmailAddress): Promise<PendingRegistration | null> {
    const now = this.clock.now();
    const newest = await db.findOne(PendingRegistration, {
      where: { normalizedEmail, usedAt: IsNull(), disownedAt: IsNull(), expiresAt: MoreThan(now) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return this.ifMailedNow(newest);
  }

  /** What an import has brought for this address and nobody has proved yet. */
  async importedOf(db: EntityManager, { normalizedEmail }: EmailAddress): Promise<PendingRegistration | null> {
    const open = { usedAt: IsNull(), disownedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    const found = await db.findOneBy(PendingRegistration, { id: importedRegistrationId(normalizedEmail), ...open });
    return this.ifMailedNow(found);
  }

  /** As it is when its link has been mailed now. Null if that would not work. */
  private ifMailedNow(found: PendingRegistration | null): PendingRegistration | null {
    const mailed = found && { ...found, mailedAt: this.clock.now() };
    return mailed && this.isCurrent(mailed) ? mailed : null;
  }

  /** How long until its mail should be asked for again; zero if it can be now. */
  waitToResend({ mailedAt }: PendingRegistration): Duration {
    const { resendAfter } = policy.activation;
    const [end, now] = [mailedAt + resendAfter, this.clock.now()];
    return stillLasts(end, resendAfter, now) ? end - now : 0;
  }

  async noteMailed(db: EntityManager, id: string): Promise<void> {
    await db.update(PendingRegistration, { id }, { mailedAt: this.clock.now() });
  }

  /** It ends early when its secret is removed from SECRET, so that nobody who has that secret can make its token. */
  private isCurrent(registration: PendingRegistration): boolean {
    const end = linkEndOf(registration);
    const lasts = stillLasts(end, end - registration.createdAt, this.clock.now());
    return lasts && this.keyring.derives('activation', registration);
  }

  /** Uses up a link. True for exactly one of many concurrent callers. */
  async consume(db: EntityManager, id: string, { evenDisowned = false } = {}): Promise<boolean> {
    const now = this.clock.now();
    const open = { id, usedAt: IsNull(), expiresAt: MoreThan(now), ...(!evenDisowned && { disownedAt: IsNull() }) };
    const used = await db.update(PendingRegistration, open, { usedAt: now });
    return used.affected === 1;
  }

  /** From now on the pending registrations of this address need their password: the mailbox alone is not enough. */
  async disown(db: EntityManager, normalizedEmail: string): Promise<void> {
    const disownedAt = this.clock.now();
    await db.update(PendingRegistration, { normalizedEmail, usedAt: IsNull(), disownedAt: IsNull() }, { disownedAt });
  }

  /** Ends the pending registrations of an address that now has an owner. */
  async endOthers(db: EntityManager, normalizedEmail: string, userId: string): Promise<void> {
    await db.update(PendingRegistration, { normalizedEmail, usedAt: IsNull() }, { usedAt: this.clock.now() });
    await db.update(PendingRegistration, { normalizedEmail, userId: IsNull() }, { userId });
  }
}

/** Whether the link can still activate. */
export function isOpen(link: FoundRegistration): link is OpenRegistration {
  return link.state === 'pending' || link.state === 'disowned';
}

/** Whether this browser has the cookie of the registration. */
export function isRegisteringBrowser(registration: PendingRegistration, browserToken: string): boolean {
  return sha256(browserToken) === registration.browserHash;
}
