import { Injectable } from '@nestjs/common';
import { Clock, type Timestamp } from '../../common/time.js';
import { Database } from '../../database/database.js';
import type { PreparedRead } from '../../database/engine.js';
import { SessionEnded } from '../../domain/errors.js';
import { noPassword } from '../../passwords/passwords.js';
import { liveAt } from '../../sessions/session-data.js';

/** What the account page shows besides the principal. */
export interface AccountOverview {
  /** As stored; a newer version may have written a language that this one does not know. */
  readonly language: string;
  readonly timeZone: string | null;
  readonly passwordChangedAt: Timestamp | null;
  readonly updatedAt: Timestamp;
  readonly devices: number;
  /** 0 for an account that is only used with another provider, or with passkeys. */
  readonly hasPassword: number;
}

/** Reads an overview in one statement: that page is opened most. */
@Injectable()
export class AccountOverviews {
  private readonly row: PreparedRead<AccountOverview>;

  constructor(
    database: Database,
    private readonly clock: Clock,
  ) {
    this.row = database.prepare(
      `SELECT u.language, u.time_zone AS "timeZone", u.password_changed_at AS "passwordChangedAt", u.updated_at AS "updatedAt",
              (SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id AND ${liveAt('s')}) AS devices,
              CASE WHEN u.password_hash = '${noPassword}' THEN 0 ELSE 1 END AS "hasPassword"
         FROM users u WHERE u.id = ?`,
    );
  }

  /** @throws SessionEnded if the account has just been deleted. */
  async of(userId: string): Promise<AccountOverview> {
    return new Promise((resolve, reject) => {
      this.row([this.clock.now(), userId], (error, overview) => {
        if (overview) resolve(overview);
        else reject((error as Error | undefined) ?? new SessionEnded());
      });
    });
  }
}
