import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EmailAddress } from '../common/email-address.js';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { ofAccount, ofAddress, type Subject } from '../database/subjects.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { policy } from '../policy.js';
import type { Actor } from '../users/actor.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';
import { onlyTo, type Place } from './mail-list.js';

/** Was tried, or is to be, and no worker has it. After a crash, a lease ends by itself. */
const isFree = 'sent_at IS NULL AND (leased_until IS NULL OR leased_until <= ?)';

/** The condition of the partial index. */
const wasTried = 'sent_at IS NULL AND attempts > 0';

const retryOne = `UPDATE outbox SET failed_at = NULL, failure_code = NULL, failure_step = NULL, attempts = 0,
    next_attempt_at = ?, waits = 0, leased_until = NULL
  WHERE id = ? AND attempts > 0 AND ${isFree} RETURNING 1`;

const { retriedAtOnce } = policy.operators;

/** What operators and admins do about mail that was not sent. */
@Injectable()
export class QueuedMail {
  constructor(
    private readonly database: Database,
    private readonly suppressions: SuppressionList,
    private readonly users: Users,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes an email due that waits for another attempt or was given up; the server sends it. False if it does not, or if its
   * recipient has stopped what strangers ask for.
   */
  async retry(by: Actor, id: string): Promise<boolean> {
    return by.write(['outbox'], async (db) => (await this.retriable(db, [id])).length > 0 && this.retryIn(db, id));
  }

  /** The same for all of them, or all to an address. In batches: others wait meanwhile. @returns how many. */
  async retryAll(by: Actor, address?: EmailAddress): Promise<number> {
    const user = address && (await this.users.findByEmail(address.normalizedEmail));
    let retried = 0;
    for (let last: Place = { createdAt: 0, id: '' }; ; await turn()) {
      const found = await this.tried(last, address);
      if (found.length > 0)
        retried += await by.write(
          ['outbox'],
          async (db) => {
            let done = 0;
            const ids = found.map(({ id }) => id);
            for (const id of await this.retriable(db, ids)) if (await this.retryIn(db, id)) done += 1;
            return done;
          },
          { user: user?.id },
        );
      if (found.length < retriedAtOnce) return retried;
      last = found.at(-1) ?? last;
    }
  }

  /** For good. False if it is not there, was sent, or is being sent just now. Its recipient sees it, if they have an account. */
  async drop(by: Actor, id: string): Promise<boolean> {
    const [mail] = await this.database.reader.query<{ userId: string | null }[]>(
      'SELECT user_id AS "userId" FROM outbox WHERE id = ?',
      [id],
    );
    if (!mail) return false;
    const about: Subject[] = mail.userId === null ? ['outbox'] : [ofAccount(mail.userId), 'outbox'];
    return by.write(about, async (db) => {
      const sql = `DELETE FROM outbox WHERE id = ? AND ${isFree} RETURNING user_id AS "userId"`;
      const [dropped] = await db.query<{ userId: string | null }[]>(sql, [id, this.clock.now()]);
      if (dropped && dropped.userId !== null) await this.events.record(db, dropped.userId, 'mail-dropped', by.client);
      return dropped !== undefined;
    });
  }

  /** Sends again what strangers ask for to this address. False if that was not stopped. */
  async unblock(by: Actor, { normalizedEmail }: EmailAddress): Promise<boolean> {
    const user = await this.users.findByEmail(normalizedEmail);
    const about = user ? [ofAddress(normalizedEmail), ofAccount(user.id)] : [ofAddress(normalizedEmail)];
    const lift = async (db: EntityManager): Promise<boolean> => {
      if (!(await this.suppressions.has(normalizedEmail, db))) return false;
      await this.suppressions.lift(db, normalizedEmail);
      if (user) await this.events.record(db, user.id, 'mail-unblocked', by.client);
      return true;
    };
    return by.write(about, lift, { user: user?.id });
  }

  /** The oldest first. Costs as much as it finds, however much mail there is that was never tried. */
  private async tried(after: Place, address?: EmailAddress): Promise<Place[]> {
    const { sql, values } = onlyTo(address);
    return this.database.reader.query<Place[]>(
      `SELECT created_at AS "createdAt", id FROM outbox
        WHERE ${wasTried} ${sql} AND (created_at, id) > (?, ?)
        ORDER BY created_at, id LIMIT ?`,
      [...values, after.createdAt, after.id, retriedAtOnce],
    );
  }

  /** Those of them that their recipients have not stopped. */
  private async retriable(db: EntityManager, ids: readonly string[]): Promise<string[]> {
    const found = await db.query<{ id: string; recipient: string; notMeHash: string | null }[]>(
      `SELECT id, recipient, not_me_hash AS "notMeHash" FROM outbox WHERE id IN (${ids.map(() => '?').join(', ')})`,
      [...ids],
    );
    const wanted: string[] = [];
    for (const { id, recipient, notMeHash } of found)
      if (notMeHash === null || !(await this.suppressions.has(recipient.toLowerCase(), db))) wanted.push(id);
    return wanted;
  }

  private async retryIn(db: EntityManager, id: string): Promise<boolean> {
    const now = this.clock.now();
    return (await db.query<unknown[]>(retryOne, [now, id, now])).length > 0;
  }
}
