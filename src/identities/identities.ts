import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { keptAt, loginSubjectOf } from '../sessions/session-data.js';
import type { Owner } from '../users/users.js';
import { Identity } from './identity.entity.js';

/** What names an identity. Two providers may use the same subject. */
export type IdentityKey = Pick<Identity, 'issuer' | 'subject'>;

/** The account of an identity. */
type IdentityOwner = Owner & { readonly normalizedEmail: string };

/** Queries for identities. */
@Injectable()
export class Identities {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The account that the identity is linked to. Never found by an address: addresses change hands. */
  async ownerOf({ issuer, subject }: IdentityKey): Promise<IdentityOwner | undefined> {
    const [owner] = await this.database.reader.query<IdentityOwner[]>(
      `SELECT ${loginSubjectOf('u')}, u.password_hash AS "passwordHash", u.email_key AS "normalizedEmail"
         FROM identities i JOIN users u ON u.id = i.user_id
        WHERE i.issuer = ? AND i.subject = ? AND ${keptAt('u')}`,
      [issuer, subject, this.clock.now()],
    );
    return owner;
  }

  async ofUser(userId: string): Promise<Identity[]> {
    return this.database.reader.manager.find(Identity, { where: { userId }, order: { createdAt: 'ASC' } });
  }

  async noteUse(db: EntityManager, { issuer, subject }: IdentityKey): Promise<void> {
    const sql = 'UPDATE identities SET used_at = ? WHERE issuer = ? AND subject = ?';
    await db.query(sql, [this.clock.now(), issuer, subject]);
  }

  /** The one that was unlinked; undefined if the account has no such identity. */
  async remove(
    db: EntityManager,
    userId: string,
    { issuer, subject }: IdentityKey,
  ): Promise<Pick<Identity, 'label'> | undefined> {
    const sql = 'DELETE FROM identities WHERE user_id = ? AND issuer = ? AND subject = ? RETURNING label';
    const [removed] = await db.query<Pick<Identity, 'label'>[]>(sql, [userId, issuer, subject]);
    return removed;
  }
}
