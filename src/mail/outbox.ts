import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Keyring } from '../common/keyring.js';
import { Clock, type Duration } from '../common/time.js';
import { WakeSignal } from './wake-signal.js';
import { type MailRequest, MailThrottle } from './mail-throttle.js';
import { type AskedMail, type NoticeMail, type StoredMail, storedMail } from './mail.js';
import { OutboxMail } from './outbox.entity.js';

/** What is set out and not kept where there is nobody to write to. */
const inVain = { kind: 'password-reset', recipient: 'nobody@localhost', language: 'en' } as const;

const noop = storedMail({ kind: 'noop', recipient: '', language: 'en', payload: {} });

/** Where the application leaves its mail: one row in the caller's transaction each time. */
@Injectable()
export class Outbox {
  constructor(
    private readonly throttle: MailThrottle,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly wakeSignal: WakeSignal,
  ) {}

  /** Tells the owner of an account what has happened to it. */
  async notify(
    db: EntityManager,
    { userId, ...mail }: NoticeMail,
    { ip }: { readonly ip: string },
  ): Promise<void> {
    const requester = { ip, at: this.clock.now() };
    await this.add(db, storedMail({ ...mail, payload: { ...mail.payload, requester } }), {
      userId,
      priority: true,
    });
  }

  /**
   * A mail that a stranger may have asked for, within the budget of the address and the asker. Where there is nobody
   * to write to (`mail` null), or it is one too many, the row sends nothing and costs the same.
   */
  async answer(db: EntityManager, mail: AskedMail | null, asking: MailRequest): Promise<void> {
    const wait = await this.throttle.admit(db, asking);
    const notMe = this.keyring.newLink('not-me');
    const priority = asking.knownDevice !== undefined;
    const requester = { ip: asking.ip, at: this.clock.now() };
    // Set out for nobody too: alone that takes a hundredth of the time of an answer.
    const said = mail ?? { ...inVain, payload: { link: notMe, expiresAt: 0 } };
    const stored = storedMail({ ...said, payload: { ...said.payload, requester, notMe } });
    const notMeHash = notMe.tokenHash;
    if (!mail || wait === undefined) await this.add(db, noop, { priority, notMeHash });
    else await this.add(db, stored, { userId: mail.userId, priority, notMeHash, wait });
  }

  /** What was mailed to an address before it was this user's belongs to them now. */
  async assign(db: EntityManager, normalizedEmail: string, userId: string): Promise<void> {
    await db.query('UPDATE outbox SET user_id = ? WHERE lower(recipient) = ? AND user_id IS NULL', [
      userId,
      normalizedEmail,
    ]);
  }

  private async add(
    db: EntityManager,
    stored: StoredMail,
    {
      userId = null,
      notMeHash = null,
      priority,
      wait = 0,
    }: {
      priority: boolean;
      userId?: string | null | undefined;
      notMeHash?: string | null;
      wait?: Duration;
    },
  ): Promise<void> {
    const now = this.clock.now();
    await db.insert(OutboxMail, {
      ...stored,
      id: randomUUID(),
      userId,
      notMeHash,
      priority: priority ? 1 : 0,
      attempts: 0,
      nextAttemptAt: now + wait,
      createdAt: now,
    });
    this.wakeSignal.wake();
  }
}
