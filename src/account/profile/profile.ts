import { Injectable } from '@nestjs/common';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { Sessions } from '../../sessions/sessions.js';
import { displayNameProblem, normalizedDisplayName } from '../../users/display-name.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';

/** Changes what the owner of an account can edit about themselves. */
@Injectable()
export class Profile {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly rateLimits: RateLimits,
  ) {}

  /** An empty name removes it. @throws InvalidField at `displayName`, RateLimited, SessionEnded. */
  async setDisplayName(principal: Principal, typed: string, client: ClientInfo): Promise<void> {
    const { userId } = principal;
    const name = normalizedDisplayName(typed) || null;
    if (name === principal.displayName) return;
    const problem = name === null ? undefined : displayNameProblem(name);
    if (problem) throw new InvalidField('displayName', problem);
    await this.rateLimits.consume(this.rateLimits.change(`profile ${userId}`));
    await this.sessions.write(principal, async (db) => {
      await this.users.setDisplayName(db, userId, name);
      await this.events.record(db, userId, 'profile-changed', client);
    });
  }
}
