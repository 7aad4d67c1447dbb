import type { Duration } from '../../src/common/time.js';
import type { TestApplication } from './application.js';
import { until } from './mail-room.js';

/** How long each mail that `act` requests has to wait; null for a mail that is not sent. */
export async function waitsOf(foyer: TestApplication, act: () => Promise<unknown>): Promise<(Duration | null)[]> {
  const [last] = await foyer.rows<{ id: string }>("SELECT coalesce(max(id), '') AS id FROM outbox");
  await act();
  const rows = await foyer.rows<{ kind: string; wait: Duration }>(
    'SELECT kind, next_attempt_at - created_at AS wait FROM outbox WHERE id > ? ORDER BY id',
    [last?.id],
  );
  return rows.map(({ kind, wait }) => (kind === 'noop' ? null : wait));
}

/** Waits until every mail that is due is sent. */
export async function nothingIsDue(foyer: TestApplication): Promise<void> {
  const due = 'SELECT 1 FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL AND next_attempt_at <= ?';
  await until(async () => (await foyer.rows(due, [foyer.clock.now()])).length === 0);
}
