import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, LessThan } from 'typeorm';
import { type Notice, readerOf } from '../mail/mail.js';
import { Outbox } from '../mail/outbox.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { Announcements } from './announcements.js';
import { Event, type EventType } from './event.entity.js';
import { EventRecorder } from './event-recorder.js';
import type { User } from './user.entity.js';

/** An event that is also mailed to the owner. */
export interface Notification {
  readonly type: EventType;
  readonly detail?: string;
  readonly mail: Notice;
  /** By default, the address of the account. */
  readonly recipients?: readonly string[];
}

/** The same, and mails it where that matters. */
@Injectable()
export class Events extends EventRecorder {
  constructor(
    private readonly reader: DataSource,
    announcements: Announcements,
    private readonly outbox: Outbox,
    clock: Clock,
  ) {
    super(announcements, clock);
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
