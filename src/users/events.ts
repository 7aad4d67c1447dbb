import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { DataSource, type EntityManager, LessThan } from 'typeorm';
import { oldestBeyond } from '../database/account-bounds.js';
import { type Notice, readerOf } from '../mail/mail.js';
import { Outbox } from '../mail/outbox.js';
import { policy } from '../policy.js';
import { orderedId } from '../common/ordered-id.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { Announcements } from './announcements.js';
import { Event, type EventType } from './event.entity.js';
import type { User } from './user.entity.js';

/** An event that is also mailed to the owner. */
export interface Notification {
  readonly type: EventType;
  readonly detail?: string;
  readonly mail: Notice;
  /** By default, the address of the account. */
  readonly recipients?: readonly string[];
}

/** Between two runs of the retention job: with an account, somebody can make many in an hour. */
const deleteOldest = oldestBeyond({
  table: 'events',
  key: 'id',
  owner: 'user_id',
  newestBy: 'at',
  atMost: policy.retention.eventsPerAccount,
});

/** Records what happened to an account for its owner, tells it, and mails it where that matters. */
@Injectable()
export class Events {
  constructor(
    private readonly reader: DataSource,
    private readonly announcements: Announcements,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** In the same transaction as the change, so that one is never stored without the other. */
  async record(
    db: EntityManager,
    userId: string,
    type: EventType,
    client: ClientInfo,
    detail: string | null = null,
  ): Promise<void> {
    const sql = 'INSERT INTO events (id, user_id, type, at, ip, user_agent, detail) VALUES (?, ?, ?, ?, ?, ?, ?)';
    await db.query(sql, [orderedId(), userId, type, this.clock.now(), client.ip, client.userAgent, detail]);
    if (randomInt(policy.retention.eventsCountedEvery) === 0) await db.query(deleteOldest, [userId]);
    await this.announcements.about(db, userId, type, client);
  }

  /** In the transaction that deletes these accounts: nothing is left to record it with. */
  async tellDeleted(db: EntityManager, userIds: readonly string[]): Promise<void> {
    await this.announcements.deleted(db, userIds);
  }

  /** Records the event and mails it in the owner's language and time zone. */
  async recordAndNotify(
    db: EntityManager,
    user: Pick<User, 'id' | 'email' | 'displayName' | 'language' | 'timeZone'>,
    { type, detail, mail, recipients = [user.email] }: Notification,
    client: ClientInfo,
  ): Promise<void> {
    const { id: userId, displayName } = user;
    await this.record(db, userId, type, client, detail);
    const notice = typeof mail === 'string' ? { kind: mail, payload: {} } : mail;
    for (const recipient of new Set(recipients))
      await this.outbox.notify(db, { ...readerOf(user), ...notice, userId, displayName, recipient }, client);
  }

  async lastLogin(db: EntityManager, userId: string): Promise<Timestamp | null> {
    const [last] = await db.query<{ at: Timestamp }[]>(
      `SELECT at FROM events
        WHERE user_id = ? AND type IN ('signed-in', 'signed-in-new-device') AND at <= ?
        ORDER BY at DESC LIMIT 1`,
      [userId, this.clock.now()],
    );
    return last?.at ?? null;
  }

  /** The newest first, or those that are older than `after`. */
  async latest(userId: string, count: number, after?: Pick<Event, 'at' | 'id'>): Promise<Event[]> {
    const order = { at: 'DESC', id: 'DESC' } as const;
    const where = after && [
      { userId, at: LessThan(after.at) },
      { userId, at: after.at, id: LessThan(after.id) },
    ];
    return this.reader.manager.find(Event, { where: where ?? { userId }, order, take: count });
  }
}
