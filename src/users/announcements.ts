import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import type { ClientInfo } from '../domain/client-info.js';
import { Log, networkInLog } from '../logging/log.js';
import { WebhookOutbox } from '../webhooks/outbox.js';
import type { WebhookType } from '../webhooks/types.js';
import { UserHooks } from './user-hooks.js';
import { type Told, toldOf, type UserEvent } from './user-event.js';
import type { EventType } from './event.entity.js';
import type { User } from './user.entity.js';

/** Tells the log, modules and other programs what happened to users. */
@Injectable()
export class Announcements {
  constructor(
    private readonly database: Database,
    private readonly hooks: UserHooks,
    private readonly webhooks: WebhookOutbox,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of what it is about. */
  async about(
    db: EntityManager,
    userId: string,
    type: EventType,
    { ip, requestId, admin }: Pick<ClientInfo, 'ip' | 'requestId' | 'admin'>,
  ): Promise<void> {
    this.database.afterCommit(db, () => {
      this.log.write('info', type, { network: networkInLog(ip), user: userId, admin, request: requestId });
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
      await this.webhooks.add(db, {
        type: webhookTypeOf[event.type],
        at,
        userId: event.type === 'deleted' ? null : userId,
        data: () => dataAbout(db, event),
      });
      this.database.afterCommit(db, () => this.hooks.tell(event));
    }
  }
}

const webhookTypeOf: Readonly<Record<UserEvent['type'], WebhookType>> = {
  registered: 'user.registered',
  activated: 'user.activated',
  'logged-in': 'user.logged_in',
  changed: 'user.changed',
  deleted: 'user.deleted',
};

/** The account as it is now. Of one that is gone, only its id. */
async function dataAbout(db: EntityManager, { userId, at: _at, type, ...more }: UserEvent): Promise<object> {
  const [user] = await db.query<Pick<User, 'email' | 'displayName' | 'role' | 'state' | 'deleteAfter'>[]>(
    'SELECT email, display_name AS "displayName", role, state, delete_after AS "deleteAfter" FROM users WHERE id = ?',
    [userId],
  );
  if (!user || type === 'deleted') return { id: userId };
  const { email, displayName, role, state, deleteAfter } = user;
  return {
    ...{ id: userId, email, displayName, role, state },
    deleteAfter: deleteAfter === null ? null : new Date(deleteAfter).toISOString(),
    ...more,
  };
}
