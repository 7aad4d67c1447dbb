import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import type { Subject } from '../database/subjects.js';
import { mailboxOf } from '../common/email-address.js';
import { Keyring } from '../common/keyring.js';
import { orderedId } from '../common/ordered-id.js';
import { Clock, type Duration, type Timestamp } from '../common/time.js';
import { WakeSignal } from './wake-signal.js';
import { type MailRequest, MailThrottle } from './mail-throttle.js';
import { type AskedMail, type NoticeMail, type StoredMail, isRepeatable, severalIn, storedMail } from './mail.js';
import { type OutboxMail, pendingMail } from './outbox.entity.js';
import { queueOf, takeTurn } from './turns.js';

/** Takes the same work as a real mail when there is no recipient. Never stored. */
const dummyMail = { kind: 'password-reset', recipient: 'nobody@localhost', language: 'en' } as const;

const noop = storedMail({ kind: 'noop', recipient: '', language: 'en', payload: {} });

/** Adds mail: one row each, in the caller's transaction. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly throttle: MailThrottle,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly wakeSignal: WakeSignal,
  ) {}

  /**
   * Adds a mail to the owner of an account about something that happened to it. The first few of a kind in an hour
   * leave at once; the others become one mail at the end of that hour.
   */
  async notify(
    db: EntityManager,
    { userId, displayName, ...mail }: NoticeMail,
    { ip, userAgent }: Pick<MailRequest, 'ip' | 'userAgent'>,
  ): Promise<void> {
    const requester = { ip, userAgent, at: this.clock.now() };
    const notice = { ...mail, payload: { ...mail.payload, requester, displayName: displayName ?? undefined } };
    const mergedUntil = isRepeatable(mail.kind) ? await this.throttle.countNotice(db, userId, mail.kind) : undefined;
    if (mergedUntil !== undefined) await this.merge(db, userId, notice, mergedUntil);
    else await this.add(db, storedMail(notice), ownersRow(userId));
  }

  /** Into the mail of its kind that waits for the end of the hour, or into a new one. */
  private async merge(
    db: EntityManager,
    userId: string,
    notice: Omit<NoticeMail, 'userId' | 'displayName' | 'payload'> & { readonly payload: object },
    until: Timestamp,
  ): Promise<void> {
    const now = this.clock.now();
    const { kind, recipient } = notice;
    const [waiting] = await db.query<Pick<OutboxMail, 'id' | 'payload'>[]>(findMerged, [userId, kind, recipient]);
    const { count, since } = waiting ? severalIn(waiting.payload) : { count: 0, since: now };
    const stored = storedMail({ ...notice, payload: { ...notice.payload, several: { count: count + 1, since } } });
    if (waiting && (await db.query<unknown[]>(mergeInto, [stored.payload, waiting.id])).length > 0) return;
    await this.add(db, stored, ownersRow(userId), until - now);
  }

  /** For a transaction that answers this request. */
  subjectsOf(asking: MailRequest): Subject[] {
    return this.throttle.subjectsOf(asking);
  }

  /**
   * Adds a mail that anyone may have requested, within the limits of the address and the requester. Without a recipient
   * (`mail` null) or over the limit, it adds a row that sends nothing, at the same cost.
   * @returns the id of what will be sent, if anything will: for whoever runs the site, and nobody else.
   */
  async answer(db: EntityManager, mail: AskedMail | null, asking: MailRequest): Promise<string | undefined> {
    const admission = await this.throttle.admit(db, asking);
    const notMe = this.keyring.newLink('not-me');
    const requester = { ip: asking.ip, userAgent: asking.userAgent, at: this.clock.now() };
    // Also without a recipient, because this step alone takes a hundredth of the response time.
    const draft = mail ?? { ...dummyMail, payload: { link: notMe, expiresAt: 0 } };
    const stored = storedMail({ ...draft, payload: { ...draft.payload, requester, notMe } });
    const row = { userId: null, notMeHash: notMe.tokenHash, ...admission };
    if (mail && admission.accepted)
      return this.add(db, stored, { ...row, userId: mail.userId ?? null }, admission.wait);
    await this.add(db, noop, row);
    return undefined;
  }

  /** Gives earlier mail to this address to the user who now owns it. */
  async assign(db: EntityManager, normalizedEmail: string, userId: string): Promise<void> {
    const sql = 'UPDATE outbox SET user_id = ? WHERE lower(recipient) = ? AND user_id IS NULL';
    await db.query(sql, [userId, normalizedEmail]);
  }

  /** A mail that sends nothing is written as sent, so that the worker never takes it up. */
  private async add(
    db: EntityManager,
    { kind, recipient, language, timeZone, payload }: StoredMail,
    { flow, userId, notMeHash, priority }: Row,
    wait: Duration = 0,
  ): Promise<string> {
    const now = this.clock.now();
    const id = orderedId();
    const sends = kind !== 'noop';
    const turnOf = { flow: this.keyring.fingerprint('mail turns', flow), queue: queueOf({ priority }), counts: sends };
    const turn = await takeTurn(db, { ...turnOf, now });
    const mailbox = mailboxOf(recipient.toLowerCase());
    const about = [id, kind, userId, recipient, mailbox, language, timeZone, payload, notMeHash];
    await db.query(insertMail, [...about, priority, turn, now + wait, wait > 0 ? 1 : 0, sends ? null : now, now]);
    this.database.afterCommit(db, () => this.wakeSignal.wake());
    return id;
  }
}

/** `flow`: whose mails take turns with those of others. */
type Row = Pick<OutboxMail, 'userId' | 'notMeHash' | 'priority'> & { readonly flow: string };

function ownersRow(userId: string): Row {
  return { flow: `account ${userId}`, userId, notMeHash: null, priority: 1 };
}

/** Once a worker has taken it up, it may have arrived, and a changed copy with the same Message-ID would not. */
const untouched = `${pendingMail} AND waits = 1 AND attempts = 0 AND leased_until IS NULL`;

const findMerged = `SELECT id, payload FROM outbox WHERE user_id = ? AND kind = ? AND recipient = ? AND ${untouched} LIMIT 1`;

const mergeInto = `UPDATE outbox SET payload = ? WHERE id = ? AND ${untouched} RETURNING 1`;

/** The same statement for every mail. */
const insertMail = `
  INSERT INTO outbox (id, kind, user_id, recipient, mailbox, language, time_zone, payload, not_me_hash,
    urgent, turn, next_attempt_at, waits, sent_at, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
