import type { EntityManager } from 'typeorm';
import type { Limit } from './limit.entity.js';

// Raw SQL, because every log-in reads and writes some limits, and TypeORM needs five times as long for the same.
export async function loadLimits(db: EntityManager, keys: readonly string[]): Promise<Limit[]> {
  if (keys.length === 0) return [];
  const list = keys.map(() => '?').join(', ');
  return db.query<Limit[]>(
    `SELECT key, points, blocked_until AS "blockedUntil", expires_at AS "expiresAt" FROM limits WHERE key IN (${list})`,
    [...keys],
  );
}

export async function storeLimits(db: EntityManager, limits: readonly Limit[]): Promise<void> {
  if (limits.length === 0) return;
  const rows = limits.map(() => '(?, ?, ?, ?)').join(', ');
  await db.query(
    `INSERT INTO limits (key, points, blocked_until, expires_at) VALUES ${rows}
     ON CONFLICT (key) DO UPDATE SET
       points = excluded.points, blocked_until = excluded.blocked_until, expires_at = excluded.expires_at`,
    limits.flatMap(({ key, points, blockedUntil, expiresAt }) => [key, points, blockedUntil, expiresAt]),
  );
}
