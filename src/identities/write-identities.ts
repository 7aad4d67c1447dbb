import type { EntityManager } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import type { Identity } from './identity.entity.js';

export type NewIdentity = Pick<Identity, 'issuer' | 'subject' | 'label'>;

/** False if it is linked already, to whomever. The primary key decides. */
export async function addIdentity(
  db: EntityManager,
  userId: string,
  { issuer, subject, label }: NewIdentity,
  at: Timestamp,
): Promise<boolean> {
  // Those of an account past its grace period, even before the retention job has run.
  await db.query(
    `DELETE FROM identities WHERE issuer = ? AND subject = ?
        AND user_id IN (SELECT id FROM users WHERE delete_after <= ?)`,
    [issuer, subject, at],
  );
  const added = await db.query<unknown[]>(
    `INSERT INTO identities (issuer, subject, user_id, label, created_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (issuer, subject) DO NOTHING RETURNING 1`,
    [issuer, subject, userId, label, at],
  );
  return added.length > 0;
}
