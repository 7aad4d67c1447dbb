import type { EntityManager } from 'typeorm';

/**
 * Removes the second factors of an account, or those added since a moment. Recovery codes stand in for a factor, and go
 * with the last one. True if anything was removed.
 */
export async function removeFactors(db: EntityManager, userId: string, since = 0): Promise<boolean> {
  let removed = 0;
  for (const table of ['totp_keys', 'passkeys', 'recovery_codes']) {
    const sql = `DELETE FROM ${table} WHERE user_id = ? AND created_at >= ? RETURNING 1`;
    removed += (await db.query<unknown[]>(sql, [userId, since])).length;
  }
  await removeOrphanedCodes(db, userId);
  return removed > 0;
}

/** After the removal of a factor. */
export async function removeOrphanedCodes(db: EntityManager, userId: string): Promise<void> {
  await db.query(
    `DELETE FROM recovery_codes WHERE user_id = ? AND NOT EXISTS (SELECT 1 FROM totp_keys WHERE user_id = ?)
        AND NOT EXISTS (SELECT 1 FROM passkeys WHERE user_id = ?)`,
    [userId, userId, userId],
  );
}
