import type { EntityManager } from 'typeorm';
import { hours, minutes, type Timestamp } from '../common/time.js';

/** Counts what was sent in the last hour, by the minute: at most 61 rows, however much that was. */
export async function sentInLastHour(db: EntityManager, now: Timestamp): Promise<number> {
  // A minute counts until the last of its mails is an hour old. One in the future was written by a wrong clock.
  const sql = 'SELECT CAST(sum(mails) AS BIGINT) AS sent FROM mail_counts WHERE minute > ? AND minute <= ?';
  const [row] = await db.query<{ sent: number | null }[]>(sql, [now - hours(1) - minutes(1), now]);
  return row?.sent ?? 0;
}

export async function countSent(db: EntityManager, mails: number, now: Timestamp): Promise<void> {
  if (mails === 0) return;
  const sql = `INSERT INTO mail_counts (minute, mails) VALUES (?, ?)
    ON CONFLICT (minute) DO UPDATE SET mails = mail_counts.mails + excluded.mails`;
  await db.query(sql, [now - (now % minutes(1)), mails]);
}
