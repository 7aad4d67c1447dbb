import { Injectable } from '@nestjs/common';
import type { EmailAddress } from '../common/email-address.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { type OutboxMail, pendingMail } from '../mail/outbox.entity.js';
import { policy } from '../policy.js';

/** The SQL of each state, as of the indexes. Rows that send nothing are in none of them. */
const conditions = {
  waiting: pendingMail,
  'given-up': 'failed_at IS NOT NULL',
  sent: `sent_at IS NOT NULL AND kind <> 'noop'`,
} as const;

type MailState = keyof typeof conditions;

export const mailStates = Object.keys(conditions) as MailState[];

/** Of a mail, everything but its content, which may be for its recipient only. */
export interface ListedMail extends Pick<
  OutboxMail,
  'id' | 'kind' | 'recipient' | 'createdAt' | 'attempts' | 'sentAt' | 'failedAt' | 'failureCode' | 'failureStep'
> {
  /** When it is tried again, if it waits. */
  readonly nextAttemptAt: Timestamp;
  /** It is being sent just now. */
  readonly isSending: boolean;
}

type Recipient = Pick<EmailAddress, 'normalizedEmail'>;

interface MailFilter {
  readonly state?: MailState | undefined;
  readonly address?: Recipient | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

interface MailPage {
  readonly mails: readonly ListedMail[];
  /** Null on the last page. */
  readonly next: string | null;
}

const columns = `id, kind, recipient, created_at AS "createdAt", attempts, sent_at AS "sentAt", failed_at AS "failedAt",
  failure_code AS "failureCode", failure_step AS "failureStep", next_attempt_at AS "nextAttemptAt",
  leased_until AS "leasedUntil"`;

/** In the order of a list. */
export type Place = Pick<ListedMail, 'createdAt' | 'id'>;

type Row = Omit<ListedMail, 'isSending'> & Pick<OutboxMail, 'leasedUntil'>;

const { mailsPerPage, latest } = policy.operators;

/** The mail that waits, was sent lately or was given up. Without its content. */
@Injectable()
export class MailList {
  constructor(
    private readonly database: Database,
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
  async to(email: string): Promise<readonly ListedMail[]> {
    return (await this.list({ address: { normalizedEmail: email.toLowerCase() } }, latest)).mails;
  }

  async find(id: string): Promise<ListedMail | undefined> {
    const sql = `SELECT ${columns} FROM outbox WHERE id = ? AND kind <> 'noop'`;
    const [row] = await this.database.reader.query<Row[]>(sql, [id]);
    return row && this.shown(row);
  }

  private async rows(state: MailState, { address, after }: MailFilter, count: number): Promise<Row[]> {
    const { createdAt, id } = placeOf(after);
    const { sql, values } = onlyTo(address);
    return this.database.reader.query<Row[]>(
      `SELECT ${columns} FROM outbox
        WHERE ${conditions[state]} ${sql} AND (created_at, id) < (?, ?)
        ORDER BY created_at DESC, id DESC LIMIT ?`,
      [...values, createdAt, id, count],
    );
  }

  private shown({ leasedUntil, ...row }: Row): ListedMail {
    const isSending = row.sentAt === null && leasedUntil !== null && leasedUntil > this.clock.now();
    return { ...row, isSending };
  }
}

/** A further condition, and its value. Empty without an address. */
export function onlyTo(address: Recipient | undefined): { readonly sql: string; readonly values: readonly string[] } {
  return address ? { sql: 'AND lower(recipient) = ?', values: [address.normalizedEmail] } : { sql: '', values: [] };
}

/** Before all others if it is none. */
function placeOf(after = ''): Place {
  const [, createdAt, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(after) ?? [];
  return createdAt === undefined
    ? { createdAt: Number.MAX_SAFE_INTEGER, id: '' }
    : { createdAt: Number(createdAt), id: id ?? '' };
}
