import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import { ofAccount, type Subject } from '../database/subjects.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Role } from '../domain/principal.js';
import { keptAt } from '../sessions/session-data.js';
import { Sessions } from '../sessions/sessions.js';
import { Events } from '../users/events.js';
import { Users } from '../users/users.js';

/** `last-admin`: nothing has changed, because nobody else could open the admin pages. */
export type AccessChange = 'done' | 'unchanged' | 'last-admin';

interface AccessOptions {
  /** An operator can make another one at any time; an admin cannot. */
  readonly evenLastAdmin?: boolean;
}

/** Who may log in, and who may open the admin pages. Operators and admins decide it; the owner sees it and is told by email. */
@Injectable()
export class AccountAccess {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Ends every session, token and grant at once, and keeps everything else. @throws SessionEnded if the account is gone. */
  async disable(userId: string, client: ClientInfo, { evenLastAdmin }: AccessOptions = {}): Promise<AccessChange> {
    return this.database.write(decidingAbout(userId), async (db) => {
      if (!evenLastAdmin && (await this.isLastAdmin(db, userId))) return 'last-admin';
      if (!(await this.users.setState(db, userId, 'disabled', ['active', 'waiting']))) return 'unchanged';
      await this.sessions.endAll(db, userId);
      await this.notify(db, userId, 'account-disabled', client);
      return 'done';
    });
  }

  /** What had ended stays ended: its owner logs in again. Not for an account that waits for approval. */
  async enable(userId: string, client: ClientInfo): Promise<AccessChange> {
    return this.database.write(decidingAbout(userId), async (db) => {
      if (!(await this.users.setState(db, userId, 'active', ['disabled']))) return 'unchanged';
      await this.notify(db, userId, 'account-enabled', client);
      return 'done';
    });
  }

  /** Counts from the next request on. @throws SessionEnded if the account is gone. */
  async setRole(
    userId: string,
    role: Role,
    client: ClientInfo,
    { evenLastAdmin }: AccessOptions = {},
  ): Promise<AccessChange> {
    return this.database.write(decidingAbout(userId), async (db) => {
      if ((await this.users.get(userId, db)).role === role) return 'unchanged';
      if (role !== 'admin' && !evenLastAdmin && (await this.isLastAdmin(db, userId))) return 'last-admin';
      await this.users.setRole(db, userId, role);
      await this.notify(db, userId, role === 'admin' ? 'made-admin' : 'no-longer-admin', client);
      return 'done';
    });
  }

  /** How many can open the admin pages. */
  async admins(db: EntityManager = this.database.reader.manager): Promise<number> {
    return (await this.adminIds(db)).length;
  }

  private async isLastAdmin(db: EntityManager, userId: string): Promise<boolean> {
    const ids = await this.adminIds(db);
    return ids.length === 1 && ids[0] === userId;
  }

  private async adminIds(db: EntityManager): Promise<string[]> {
    const rows = await db.query<{ id: string }[]>(
      `SELECT u.id FROM users u WHERE u.role = 'admin' AND u.state = 'active' AND ${keptAt('u')}`,
      [this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  private async notify(
    db: EntityManager,
    userId: string,
    type: 'account-disabled' | 'account-enabled' | 'made-admin' | 'no-longer-admin',
    client: ClientInfo,
  ): Promise<void> {
    await this.events.recordAndNotify(db, await this.users.get(userId, db), { type, mail: type }, client);
  }
}

/** Of two admins who remove each other at once, one stays. */
function decidingAbout(userId: string): readonly Subject[] {
  return [ofAccount(userId), 'admins'];
}
