import type { EntityManager } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { policy } from '../policy.js';
import type { OutboxMail } from './outbox.entity.js';

/**
 * Start-time fair queueing (Goyal, Vin and Cheng, 1996). A mail gets its turn when it is added: one after the last of
 * the same flow, but not before the turn that the queue has reached. So of a thousand mails of one network and one of
 * another, that one comes next. Taking a turn and a lease each cost the same, however many mails wait.
 */

type Queue = 'owners' | 'strangers';

export function queueOf({ priority }: Pick<OutboxMail, 'priority'>): Queue {
  return priority > 0 ? 'owners' : 'strangers';
}

const { turnsRemembered } = policy.mail;

/** The turn of a new mail. Without `counts` the work is the same, but the next mail of this flow gets the same turn. */
export async function takeTurn(
  db: EntityManager,
  { flow, queue, counts, now }: { flow: string; queue: Queue; counts: boolean; now: Timestamp },
): Promise<number> {
  const step = counts ? 1 : 0;
  const [row] = await db.query<{ turn: number }[]>(take, [flow, queue, step, now + turnsRemembered, step, step]);
  return (row?.turn ?? step) - step;
}

const take = `
  INSERT INTO mail_turns (flow, turn, expires_at)
    VALUES (?, coalesce((SELECT turn FROM mail_turns WHERE flow = ?), 0) + ?, ?)
  ON CONFLICT (flow) DO UPDATE SET
    turn = CASE WHEN excluded.turn > mail_turns.turn + ? THEN excluded.turn ELSE mail_turns.turn + ? END,
    expires_at = excluded.expires_at
  RETURNING turn`;

/** The queues have reached the turns of these mails. */
export async function advance(
  db: EntityManager,
  mails: readonly Readonly<Pick<OutboxMail, 'priority' | 'turn'>>[],
): Promise<void> {
  for (const queue of ['owners', 'strangers'] as const) {
    const turns = mails.filter((mail) => queueOf(mail) === queue).map(({ turn }) => turn);
    if (turns.length > 0) await db.query(reach, [queue, Math.max(...turns)]);
  }
}

const reach = `
  INSERT INTO mail_turns (flow, turn, expires_at) VALUES (?, ?, NULL)
  ON CONFLICT (flow) DO UPDATE SET turn = excluded.turn WHERE excluded.turn > mail_turns.turn`;
