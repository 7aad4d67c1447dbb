import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { Deletions } from '../database/deletions.js';
import type { ClientInfo } from '../domain/client-info.js';
import { Log, networkInLog } from '../logging/log.js';
import { UserHooks } from './user-hooks.js';
import { type Told, toldOf, type UserEvent } from './user-event.js';
import type { EventType } from './event.entity.js';
import { User } from './user.entity.js';

/** Tells the log and modules what happened to users. */
@Injectable()
export class Announcements implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly hooks: UserHooks,
    private readonly deletions: Deletions,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  /** Whose days of grace are over. */
  onModuleInit(): void {
    this.deletions.watch(User, (db, ids) => this.deleted(db, ids));
  }

  /** In the transaction of what it is about. */
  async about(
    db: EntityManager,
    userId: string,
    type: EventType,
    { ip, requestId }: Pick<ClientInfo, 'ip' | 'requestId'>,
  ): Promise<void> {
    this.database.afterCommit(db, () => {
      this.log.write('info', type, { network: networkInLog(ip), user: userId, request: requestId });
    });
    await this.announce(db, userId, toldOf[type]);
  }

  /** In the transaction that deletes these accounts. */
  async deleted(db: EntityManager, userIds: readonly string[]): Promise<void> {
    for (const userId of userIds) await this.announce(db, userId, [{ type: 'deleted' }]);
  }

  private async announce(db: EntityManager, userId: string, told: readonly Told[]): Promise<void> {
    const at = this.clock.now();
    for (const one of told) {
      const event: UserEvent = { ...one, userId, at };
      this.database.afterCommit(db, () => this.hooks.tell(event));
    }
    return Promise.resolve();
  }
}
