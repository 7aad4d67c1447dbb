import { Injectable } from '@nestjs/common';
import type { Timestamp } from '../../common/time.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import type { Language } from '../../i18n/languages.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Sessions } from '../../sessions/sessions.js';
import { displayNameProblem, normalizedDisplayName } from '../../users/display-name.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';

interface ProfileChange {
  readonly displayName?: string | undefined;
  readonly language?: Language | undefined;
  /** Only if the account has not changed since: its `updatedAt`, as the caller knows it. */
  readonly since?: Timestamp | undefined;
}

/** Changes what the owner of an account can edit about themselves. */
@Injectable()
export class Profile {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly rateLimits: RateLimits,
  ) {}

  /**
   * An empty name removes it. Returns the name as it is kept.
   * @throws InvalidField at `displayName`, ChangedMeanwhile, RateLimited, SessionEnded.
   */
  async change(
    principal: Principal,
    { displayName, language, since }: ProfileChange,
    client: ClientInfo,
  ): Promise<string | null> {
    const { userId } = principal;
    const name = displayName === undefined ? principal.displayName : normalizedDisplayName(displayName) || null;
    const problem = name === null ? undefined : displayNameProblem(name);
    if (problem) throw new InvalidField('displayName', problem);
    if (name === principal.displayName && language === undefined) return name;
    await this.rateLimits.consume(this.rateLimits.change(`profile ${userId}`));
    await this.sessions.write(principal, async (db) => {
      await this.users.requireUnchanged(db, userId, since);
      if (language !== undefined) await this.users.setLanguage(db, userId, language);
      if (name === principal.displayName) return;
      await this.users.setDisplayName(db, userId, name);
      await this.events.record(db, userId, 'profile-changed', client);
    });
    return name;
  }
}
