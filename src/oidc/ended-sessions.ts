import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';

/** A site where somebody was logged in with a session that has ended. */
export interface EndedSession {
  readonly sid: string;
  readonly clientId: string;
  readonly userId: string;
  readonly attempts: number;
}

const { atOnce, attempts: atMost, retryAfter } = policy.oidc.backchannel;

/** What sites have to be told: the database keeps it as soon as a session ends, however it does. */
@Injectable()
export class EndedSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those whose turn it is. Until their next turn nobody else gets them. */
  async take(): Promise<EndedSession[]> {
    const now = this.clock.now();
    const due = await this.database.reader.query<EndedSession[]>(
      `SELECT sid, client_id AS "clientId", user_id AS "userId", attempts FROM client_sessions
        WHERE session_hash IS NULL AND (next_attempt_at <= ? OR next_attempt_at > ?) ORDER BY next_attempt_at LIMIT ?`,
      // One that is too far ahead was written while a clock was wrong.
      [now, now + retryAfter * 2 ** (atMost + 1), atOnce],
    );
    if (due.length === 0) return [];
    return this.database.write([], async (db) => {
      const taken: EndedSession[] = [];
      for (const one of due) {
        const mine = await db.query<unknown[]>(
          `UPDATE client_sessions SET attempts = ?, next_attempt_at = ? WHERE sid = ? AND attempts = ? RETURNING 1`,
          [one.attempts + 1, now + retryAfter * 2 ** one.attempts, one.sid, one.attempts],
        );
        if (mine.length > 0) taken.push(one);
      }
      return taken;
    });
  }

  /** The site knows, or will find out by itself. */
  async forget({ sid }: EndedSession): Promise<void> {
    await this.database.write([], (db) => db.query('DELETE FROM client_sessions WHERE sid = ?', [sid]));
  }

  isLastAttempt({ attempts }: EndedSession): boolean {
    return attempts + 1 >= atMost;
  }
}
