import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, In, LessThan } from 'typeorm';
import { Clock, type Moment } from '../time.js';
import type { Requester } from '../web/requester.js';
import { Event, type EventType } from './event.entity.js';

/** What happened to an account, kept for its owner. */
@Injectable()
export class Events {
  constructor(
    private readonly reader: DataSource,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of what happened: neither is there without the other. */
  async add(
    db: EntityManager,
    userId: string,
    type: EventType,
    requester: Requester,
    detail: string | null = null,
  ): Promise<void> {
    await db.insert(Event, {
      id: randomUUID(),
      userId,
      type,
      at: this.clock.now(),
      ip: requester.ip,
      userAgent: requester.userAgent,
      detail,
    });
  }

  /** The log-in before the one of this session. */
  async findLoginBefore(userId: string, moment: Moment): Promise<Event | null> {
    return this.reader.manager.findOne(Event, {
      where: { userId, type: In(['signed-in', 'signed-in-new-device']), at: LessThan(moment) },
      order: { at: 'DESC' },
    });
  }

  /** The newest first. */
  async latest(userId: string, count: number): Promise<Event[]> {
    return this.reader.manager.find(Event, { where: { userId }, order: { at: 'DESC' }, take: count });
  }
}
