import { Injectable } from '@nestjs/common';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import { Passkeys } from '../../factors/passkeys.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { policy } from '../../policy.js';
import { Sessions } from '../../sessions/sessions.js';
import { Events } from '../../users/events.js';
import { nameProblem, normalizedName } from '../names.js';

/** Gives a passkey another name. */
@Injectable()
export class PasskeyRenaming {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly rateLimits: RateLimits,
  ) {}

  /** False if the account has no such passkey. @throws InvalidField at `name`, RateLimited, SessionEnded. */
  async rename(principal: Principal, id: string, typed: string, client: ClientInfo): Promise<boolean> {
    const { userId } = principal;
    if (!(await this.passkeys.find(userId, id))) return false;
    const name = normalizedName(typed);
    const problem = nameProblem(name, policy.factors.passkeys.nameLength);
    if (problem) throw new InvalidField('name', problem);
    await this.rateLimits.consume(this.rateLimits.change(`passkeys ${userId}`));
    return this.sessions.write(principal, async (db) => {
      if (!(await this.passkeys.rename(db, userId, id, name))) return false;
      await this.events.record(db, userId, 'passkey-renamed', client, name);
      return true;
    });
  }
}
