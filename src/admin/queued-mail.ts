import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EmailAddress } from '../common/email-address.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { ofAccount, ofAddress, type Subject } from '../database/subjects.js';
import { type OutboxMail, pendingMail } from '../mail/outbox.entity.js';
import { SuppressionList } from '../mail/suppression-list.js';
import { policy } from '../policy.js';
import type { Actor } from '../users/actor.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';

/** The SQL of each state, as of the indexes. Rows that send nothing are in none of them. */
const conditions = {
  waiting: pendingMail,
  parked: 'failed_at IS NOT NULL',
  sent: `sent_at IS NOT NULL AND kind <> 'noop'`,
} as const;

export type MailState = keyof typeof conditions;

export const mailStates = Object.keys(conditions) as MailState[];

/** Of a mail, everything but its content, which may be for its recipient only. */
export interface ListedMail extends Pick<
  OutboxMail,
  'id' | 'kind' | 'recipient' | 'createdAt' | 'attempts' | 'sentAt' | 'failedAt' | 'failureCode' | 'failureStep'
> {
  /** When it is tried again, if it waits. */
  readonly nextAttemptAt: Timestamp;
  /** It is being sent just now. */
  readonly isHeld: boolean;
}

export interface MailFilter {
  readonly state?: MailState | undefined;
  readonly address?: EmailAddress | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

export interface MailPage {
  readonly mails: readonly ListedMail[];
  /** Null on the last page. */
  readonly next: string | null;
}

const columns = `id, kind, recipient, created_at AS "createdAt", attempts, sent_at AS "sentAt", failed_at AS "failedAt",
  failure_code AS "failureCode", failure_step AS "failureStep", next_attempt_at AS "nextAttemptAt",
  leased_until AS "leasedUntil"`;

/** In the order of a list. */
type Place = Pick<ListedMail, 'createdAt' | 'id'>;

type Row = Omit<ListedMail, 'isHeld'> & Pick<OutboxMail, 'leasedUntil'>;

/** Was tried, or is to be, and no worker has it. After a crash, a lease ends by itself. */
const isFree = 'sent_at IS NULL AND (leased_until IS NULL OR leased_until <= ?)';

/** The condition of the partial index. */
const wasTried = 'sent_at IS NULL AND attempts > 0';

const retryOne = `UPDATE outbox SET failed_at = NULL, failure_code = NULL, failure_step = NULL, attempts = 0,
    next_attempt_at = ?, waits = 0, leased_until = NULL
  WHERE id = ? AND attempts > 0 AND ${isFree} RETURNING 1`;

const { mailsPerPage, latest, retriedAtOnce } = policy.operators;

/** The mail that waits, was sent lately or was given up: for operators and admins. */
@Injectable()
export class QueuedMail {
  constructor(
    private readonly database: Database,
    private readonly suppressions: SuppressionList,
    private readonly users: Users,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The newest first. A page costs the same however much mail there is. */
  async list({ state, address, after }: MailFilter, count: number = mailsPerPage): Promise<MailPage> {
    const states = state === undefined ? mailStates : [state];
    const found = await Promise.all(states.map((one) => this.rows(one, { address, after }, count + 1)));
    const rows = found.flat().sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    const mails = rows.slice(0, count).map((row) => this.shown(row));
    const last = mails.at(-1);
    return { mails, next: rows.length > count && last ? `${last.createdAt}.${last.id}` : null };
  }

  /** The last ones to an address, also of somebody without an account. */
  async to(address: EmailAddress): Promise<readonly ListedMail[]> {
    return (await this.list({ address }, latest)).mails;
  }

  async find(id: string): Promise<ListedMail | undefined> {
    const sql = `SELECT ${columns} FROM outbox WHERE id = ? AND kind <> 'noop'`;
    const [row] = await this.database.reader.query<Row[]>(sql, [id]);
    return row && this.shown(row);
  }

  /** Whether the owner of an address has said "it wasn't me": then it gets nothing that a stranger can ask for. */
  async isBlocked({ normalizedEmail }: EmailAddress): Promise<boolean> {
    return this.suppressions.has(this.database.reader.manager, normalizedEmail);
  }

  /** How many addresses have said it. Which ones, nobody can see. */
  async blocks(): Promise<number> {
    const sql = 'SELECT COUNT(*) AS count FROM mail_blocks WHERE until > ?';
    const [found] = await this.database.reader.query<{ count: number }[]>(sql, [this.clock.now()]);
    return found?.count ?? 0;
  }

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
      if (!(await this.suppressions.has(db, normalizedEmail))) return false;
      await this.suppressions.lift(db, normalizedEmail);
      if (user) await this.events.record(db, user.id, 'mail-unblocked', by.client);
      return true;
    };
    return by.write(about, lift, { user: user?.id });
  }

  private async rows(state: MailState, { address, after }: MailFilter, count: number): Promise<Row[]> {
    const { createdAt, id } = placeOf(after);
    return this.database.reader.query<Row[]>(
      `SELECT ${columns} FROM outbox
        WHERE ${conditions[state]} ${toAddress(address)} AND (created_at, id) < (?, ?)
        ORDER BY created_at DESC, id DESC LIMIT ?`,
      [...keyOf(address), createdAt, id, count],
    );
  }

  private shown({ leasedUntil, ...row }: Row): ListedMail {
    const isHeld = row.sentAt === null && leasedUntil !== null && leasedUntil > this.clock.now();
    return { ...row, isHeld };
  }

  /** The oldest first. Costs as much as it finds, however much mail there is that was never tried. */
  private async tried(after: Place, address?: EmailAddress): Promise<Place[]> {
    return this.database.reader.query<Place[]>(
      `SELECT created_at AS "createdAt", id FROM outbox
        WHERE ${wasTried} ${toAddress(address)} AND (created_at, id) > (?, ?)
        ORDER BY created_at, id LIMIT ?`,
      [...keyOf(address), after.createdAt, after.id, retriedAtOnce],
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
      if (notMeHash === null || !(await this.suppressions.has(db, recipient.toLowerCase()))) wanted.push(id);
    return wanted;
  }

  private async retryIn(db: EntityManager, id: string): Promise<boolean> {
    const now = this.clock.now();
    return (await db.query<unknown[]>(retryOne, [now, id, now])).length > 0;
  }
}

const toAddress = (address: EmailAddress | undefined): string =>
  address === undefined ? '' : 'AND lower(recipient) = ?';

const keyOf = (address: EmailAddress | undefined): string[] => (address === undefined ? [] : [address.normalizedEmail]);

/** Before all others if it is none. */
function placeOf(after = ''): Place {
  const [, createdAt, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(after) ?? [];
  return createdAt === undefined
    ? { createdAt: Number.MAX_SAFE_INTEGER, id: '' }
    : { createdAt: Number(createdAt), id: id ?? '' };
}
