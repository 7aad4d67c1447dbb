import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../common/time.js';
import { Config } from '../../config/config.js';
import { ofAccount, type Subject } from '../../database/subjects.js';
import { readerOf } from '../../mail/mail.js';
import { Outbox } from '../../mail/outbox.js';
import { keptAt } from '../../sessions/session-data.js';
import type { User } from '../../users/user.entity.js';
import { isImported } from './imported-registration.js';
import type { PendingRegistration } from './registration.entity.js';

type Admin = Pick<User, 'id' | 'email' | 'displayName' | 'language' | 'timeZone'>;

/** What the account of a registration begins as, and who is told of it. Read before the transaction that makes it. */
export interface FirstState {
  readonly state: 'active' | 'waiting';
  readonly admins: readonly Admin[];
}

/** Whether somebody who runs the site has to approve a new account. */
@Injectable()
export class Approval {
  constructor(
    private readonly reader: DataSource,
    private readonly outbox: Outbox,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Whom somebody who runs the site has invited or imported is approved already. */
  async firstStateOf({ id, inviteId }: Pick<PendingRegistration, 'id' | 'inviteId'>): Promise<FirstState> {
    if (!this.config.registrationApproval || inviteId !== null || isImported({ id }))
      return { state: 'active', admins: [] };
    const admins = await this.reader.query<Admin[]>(
      `SELECT id, email, display_name AS "displayName", language, time_zone AS "timeZone" FROM users
        WHERE role = 'admin' AND state = 'active' AND ${keptAt('users')}`,
      [this.clock.now()],
    );
    return { state: 'waiting', admins };
  }

  /** For a transaction with `tell`. */
  subjectsOf({ admins }: FirstState): Subject[] {
    return admins.map(({ id }) => ofAccount(id));
  }

  /** One email for the first few in an hour, and one for the others. */
  async tell(db: EntityManager, { admins }: FirstState): Promise<void> {
    for (const { id: userId, email: recipient, displayName, ...reader } of admins) {
      const mail = { ...readerOf(reader), kind: 'approval-waits', recipient, payload: {} } as const;
      await this.outbox.notify(db, { ...mail, userId, displayName }, { ip: '', userAgent: '' });
    }
  }
}
