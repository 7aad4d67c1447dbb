import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { Database } from '../database/database.js';
import { ofAccount, ofAddress, type Subject } from '../database/subjects.js';
import { RateLimits } from '../limits/rate-limits.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { Keyring, sha256, type UserLinkPurpose } from '../common/keyring.js';
import { Clock, type Duration, stillLasts, type Timestamp } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { SessionEnded } from '../domain/errors.js';
import { Link } from './link.entity.js';
import type { User } from './user.entity.js';

/** What its mail needs to know. */
export type NewLink = Pick<Link, 'nonce' | 'tokenHash' | 'expiresAt'>;

/** A link that can still be used. */
export type LiveLink = Link & { readonly userId: string };

export type FoundLink =
  { readonly state: 'live'; readonly link: LiveLink } | { readonly state: 'unknown' | 'used' | 'expired' };

/** Finds, adds and uses the mailed links of accounts. */
@Injectable()
export class Links {
  constructor(
    private readonly database: Database,
    private readonly rateLimits: RateLimits,
    private readonly suppressions: SuppressionList,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** With `userId` null, the row is written for equal work and its token is never mailed. */
  async add(
    db: EntityManager,
    { lifetime, userId, purpose, email }: Pick<Link, 'userId' | 'purpose' | 'email'> & { readonly lifetime: Duration },
  ): Promise<NewLink> {
    const now = this.clock.now();
    const { nonce, tokenHash } = this.keyring.newLink(purpose);
    const expiresAt = now + lifetime;
    await db.query(
      `INSERT INTO links (id, user_id, ordinal, purpose, email, nonce, token_hash, expires_at, created_at)
       VALUES (?, ?, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM links WHERE user_id = ?), ?, ?, ?, ?, ?, ?)`,
      [randomUUID(), userId, userId, purpose, email, nonce, tokenHash, expiresAt, now],
    );
    return { nonce, tokenHash, expiresAt };
  }

  /** Runs `work` with the link of this purpose that the account has and that still works, if there is one. */
  async ofAccount<T>(
    { id: userId, authEpoch }: Pick<User, 'id' | 'authEpoch'>,
    purpose: UserLinkPurpose,
    work: (db: EntityManager, open: NewLink | undefined) => Promise<T>,
  ): Promise<T> {
    await this.rateLimits.consume(this.rateLimits.linkOfAccount(purpose, userId));
    return this.database.write([ofAccount(userId)], async (db) => {
      const [same] = await db.query<unknown[]>('SELECT 1 FROM users WHERE id = ? AND auth_epoch = ?', [
        userId,
        authEpoch,
      ]);
      if (!same) throw new SessionEnded();
      const links = await db.find(Link, { where: { userId, purpose, usedAt: IsNull() }, order: { ordinal: 'ASC' } });
      return work(
        db,
        links.find((link) => isOwned(link) && this.isCurrent(link)),
      );
    });
  }

  /** @throws RateLimited for a network that tries unknown links. */
  async find(purpose: UserLinkPurpose, token: string, { ip }: ClientInfo): Promise<FoundLink> {
    const link = await this.database.reader.manager.findOneBy(Link, { tokenHash: sha256(token), purpose });
    if (!isOwned(link)) {
      await this.rateLimits.consume(this.rateLimits.unknownLink(ip));
      return { state: 'unknown' };
    }
    if (link.usedAt !== null) return { state: 'used' };
    return this.isCurrent(link) ? { state: 'live', link } : { state: 'expired' };
  }

  /** A link ends early when its secret is removed from SECRET, so that nobody who has that secret can make its token. */
  private isCurrent(link: LiveLink): boolean {
    const lasts = stillLasts(link.expiresAt, link.expiresAt - link.createdAt, this.clock.now());
    return lasts && this.keyring.derives(link.purpose, link);
  }

  /**
   * Uses up the link and runs `work` in the same transaction. Of many concurrent calls exactly one succeeds; the others
   * change nothing and return undefined, as for a link that has ended.
   * @param about what `work` decides about, other than the account and the address of the link.
   */
  async use<T>(
    { id, userId, email }: LiveLink,
    work: (db: EntityManager) => Promise<T>,
    about: readonly Subject[] = [],
  ): Promise<T | undefined> {
    return this.database.write([ofAccount(userId), ofAddress(email.toLowerCase()), ...about], async (db) => {
      const now = this.clock.now();
      const used = await db.update(Link, { id, usedAt: IsNull(), expiresAt: MoreThan(now) }, { usedAt: now });
      if (used.affected !== 1) return undefined;
      await this.suppressions.lift(db, email.toLowerCase());
      return work(db);
    });
  }

  /**
   * Makes the link usable again, in the transaction that used it: its work could not be done yet.
   * @throws RateLimited when it has been released too often, which rolls the transaction back.
   */
  async release(db: EntityManager, id: string): Promise<void> {
    await this.rateLimits.spend(db, this.rateLimits.change(`link ${id}`), []);
    await db.update(Link, { id }, { usedAt: null });
  }

  /** When the change that this undoes began: each of its mails has a link of its own. */
  async firstUndo(db: EntityManager, { userId, email, createdAt }: LiveLink): Promise<Timestamp> {
    const [first] = await db.query<{ at: Timestamp | null }[]>(
      `SELECT MIN(created_at) AS at FROM links WHERE user_id = ? AND purpose = 'undo' AND email = ? AND used_at IS NULL
          AND expires_at > ?`,
      [userId, email, this.clock.now()],
    );
    return Math.min(first?.at ?? createdAt, createdAt);
  }

  /** Ends this undo link and those mailed after it. Earlier ones stay: they belong to earlier owners. */
  async endUndosSince(db: EntityManager, { id, userId }: LiveLink): Promise<void> {
    await db.query(
      `DELETE FROM links WHERE user_id = ? AND purpose = 'undo' AND used_at IS NULL
          AND ordinal >= (SELECT ordinal FROM links WHERE id = ?)`,
      [userId, id],
    );
  }
}

function isOwned(link: Link | null): link is LiveLink {
  return link !== null && link.userId !== null;
}

/** Ends the links that would remove the second factors of an account. */
export async function endFactorRecovery(db: EntityManager, userId: string): Promise<void> {
  await db.query(`DELETE FROM links WHERE user_id = ? AND purpose = 'factor-recovery' AND used_at IS NULL`, [userId]);
}
