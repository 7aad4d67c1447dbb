import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, type Timestamp } from '../../common/time.js';
import { prepared } from '../../database/sqlite/prepared.js';
import { SessionEnded } from '../../domain/errors.js';
import { liveAt } from '../../sessions/session-data.js';

/** What the account page shows besides the principal. */
interface AccountOverview {
  /** As stored: a newer version may have written a language that this one does not know. */
  readonly language: string;
  readonly passwordChangedAt: Timestamp | null;
  readonly devices: number;
}

/** Reads the values of the account page in one statement: that page is opened most. */
@Injectable()
export class Overview {
  private readonly values: ReturnType<typeof prepared<AccountOverview>>;

  constructor(
    reader: DataSource,
    private readonly clock: Clock,
  ) {
    this.values = prepared(
      reader,
      `SELECT u.language, u.password_changed_at AS passwordChangedAt,
              (SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id AND ${liveAt('s')}) AS devices
         FROM users u WHERE u.id = ?`,
    );
  }

  /** @throws SessionEnded if the account has just been deleted. */
  of(userId: string): AccountOverview {
    const values = this.values(this.clock.now(), userId);
    if (!values) throw new SessionEnded();
    return values;
  }
}
