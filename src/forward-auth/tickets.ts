import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { looksLikeToken, randomToken, sha256 } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { ofAccount } from '../database/subjects.js';
import type { Principal } from '../domain/principal.js';
import { policy } from '../policy.js';
import { Sessions } from '../sessions/sessions.js';
import type { Ticket } from './ticket.entity.js';

type FoundTicket = Pick<Ticket, 'tokenHash' | 'userId' | 'origin' | 'stateHash'>;

const { ticket: lifetime, ticketsAtOnce, passesAtOnce } = policy.forwardAuth;

/** Takes a log-in over to an application's host. */
@Injectable()
export class Tickets {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /**
   * For the browser whose cookie on the application's host has this hash. Undefined if there were so many that the
   * application must be sending the browser here again and again.
   * @throws SessionEnded if the session is not live.
   */
  async issue(principal: Principal, origin: string, stateHash: string): Promise<string | undefined> {
    const token = randomToken();
    const issued = await this.sessions.write(principal, (db) =>
      this.add(db, principal, [sha256(token), origin, stateHash]),
    );
    return issued ? token : undefined;
  }

  private async add(
    db: EntityManager,
    { userId, session }: Principal,
    [tokenHash, origin, stateHash]: [string, string, string],
  ): Promise<boolean> {
    const now = this.clock.now();
    const [count] = await db.query<{ made: number }[]>(
      `SELECT COUNT(*) AS made FROM tickets WHERE session_hash = ? AND origin = ? AND created_at > ?`,
      [session.hash, origin, now - lifetime],
    );
    if ((count?.made ?? 0) >= ticketsAtOnce) return false;
    await db.query(
      `INSERT INTO tickets (token_hash, session_hash, user_id, auth_epoch, origin, state_hash, expires_at, created_at)
       SELECT ?, ?, id, auth_epoch, ?, ?, ?, ? FROM users WHERE id = ?`,
      [tokenHash, session.hash, origin, stateHash, now + lifetime, now, userId],
    );
    return true;
  }

  /** Undefined for one that is unknown, used or over. A reader's look: strangers can make nobody wait for a write. */
  async find(ticket: string): Promise<FoundTicket | undefined> {
    if (!looksLikeToken(ticket)) return undefined;
    const [found] = await this.database.reader.query<FoundTicket[]>(
      `SELECT token_hash AS "tokenHash", user_id AS "userId", origin, state_hash AS "stateHash"
         FROM tickets WHERE token_hash = ? AND ${stillWorks}`,
      [sha256(ticket), ...this.aboutNow()],
    );
    return found;
  }

  /** Returns the pass for the cookie. Undefined if another request was first, or the session has ended. */
  async redeem({ tokenHash, userId, origin }: FoundTicket): Promise<string | undefined> {
    const pass = randomToken();
    return this.database.write([ofAccount(userId)], async (db) => {
      const used = await db.query<{ sessionHash: string }[]>(
        `UPDATE tickets SET used_at = ? WHERE token_hash = ? AND ${stillWorks}
           AND auth_epoch = (SELECT auth_epoch FROM users WHERE id = user_id)
         RETURNING session_hash AS "sessionHash"`,
        [this.clock.now(), tokenHash, ...this.aboutNow()],
      );
      const [ticket] = used;
      if (!ticket) return undefined;
      await db.query(
        `INSERT INTO passes (token_hash, session_hash, user_id, auth_epoch, origin, created_at)
         SELECT ?, session_hash, user_id, auth_epoch, origin, ? FROM tickets WHERE token_hash = ?`,
        [sha256(pass), this.clock.now(), tokenHash],
      );
      await this.dropOldest(db, ticket.sessionHash, origin);
      return pass;
    });
  }

  private async dropOldest(db: EntityManager, sessionHash: string, origin: string): Promise<void> {
    await db.query(
      `DELETE FROM passes WHERE session_hash = ? AND origin = ? AND token_hash NOT IN
         (SELECT token_hash FROM passes WHERE session_hash = ? AND origin = ? ORDER BY created_at DESC, token_hash LIMIT ?)`,
      [sessionHash, origin, sessionHash, origin, passesAtOnce],
    );
  }

  /** One from the future was made while a clock was wrong: it would last too long. */
  private aboutNow(): [Timestamp, Timestamp] {
    const now = this.clock.now();
    return [now, now + lifetime];
  }
}

const stillWorks = 'used_at IS NULL AND expires_at > ? AND created_at <= ?';
