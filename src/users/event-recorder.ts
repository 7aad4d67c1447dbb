import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { orderedId } from '../common/ordered-id.js';
import { Clock } from '../common/time.js';
import { oldestBeyond } from '../database/account-bounds.js';
import type { ClientInfo } from '../domain/client-info.js';
import { policy } from '../policy.js';
import { Announcements } from './announcements.js';
import type { EventType } from './event.entity.js';

/** Between two runs of the retention job: with an account, somebody can make many in an hour. */
const deleteOldest = oldestBeyond({
  table: 'events',
  key: 'id',
  owner: 'user_id',
  newestBy: 'at',
  atMost: policy.retention.eventsPerAccount,
});

/** Records what happened to an account for its owner, and tells it. Needs no secret: nothing is mailed. */
@Injectable()
export class EventRecorder {
  constructor(
    private readonly announcements: Announcements,
    protected readonly clock: Clock,
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
}
