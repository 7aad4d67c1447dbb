import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { Log, networkInLog } from '../log.js';
import { Clock } from '../time.js';
import type { Requester } from '../web/requester.js';
import { Event, type EventType } from './event.entity.js';

/** What happened to an account, kept for its owner and told to the operator. */
@Injectable()
export class Events {
  constructor(
    private readonly reader: DataSource,
    private readonly database: Database,
    private readonly log: Log,
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
    this.database.afterCommit(db, () => {
      const network = networkInLog(requester.ip);
      this.log.write('info', type, { network, user: userId, request: requester.requestId });
    });
  }

  /** The newest first. */
  async latest(userId: string, count: number): Promise<Event[]> {
    return this.reader.manager.find(Event, { where: { userId }, order: { at: 'DESC' }, take: count });
  }
}
