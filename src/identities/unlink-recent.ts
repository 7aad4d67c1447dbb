import type { EntityManager } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { policy } from '../policy.js';
import type { Events } from '../users/events.js';

/**
 * When somebody takes the account back with a mailed link: unlinks what was linked in the week before the link was mailed,
 * or since, which may be a stranger's. Not the identity that the account began with. Nobody gains anything by it: whoever has
 * the mailbox could log in with the new password and do the same, and a second factor stays.
 */
export async function unlinkRecent(
  db: EntityManager,
  events: Events,
  { userId, createdAt }: { readonly userId: string; readonly createdAt: Timestamp },
  client: ClientInfo,
): Promise<void> {
  const removed = await db.query<{ label: string }[]>(
    `DELETE FROM identities WHERE user_id = ? AND created_at >= ?
        AND created_at > (SELECT created_at FROM users WHERE id = ?) RETURNING label`,
    [userId, createdAt - policy.identities.newFor, userId],
  );
  for (const { label } of removed) await events.record(db, userId, 'identity-unlinked', client, label);
}
