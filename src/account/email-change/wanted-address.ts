import { Injectable } from '@nestjs/common';
import type { EmailAddress } from '../../common/email-address.js';
import { Config } from '../../config/config.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { domainProblem } from '../../users/address-domains.js';
import type { User } from '../../users/user.entity.js';
import { Users } from '../../users/users.js';

/** The address that somebody wants for their account. */
@Injectable()
export class WantedAddress {
  constructor(
    private readonly users: Users,
    private readonly rateLimits: RateLimits,
    private readonly config: Config,
  ) {}

  /**
   * Says nothing about who has it. Returns the account as it is.
   * @throws InvalidField at `email` if it is the account's, or of a domain that may not register; RateLimited.
   */
  async accept(userId: string, wanted: EmailAddress, { ip }: ClientInfo): Promise<User> {
    const user = await this.users.get(userId);
    if (user.normalizedEmail === wanted.normalizedEmail) throw new InvalidField('email', 'changeEmail.same');
    // Otherwise whoever has one address of the domain could hand accounts to anybody.
    const problem = domainProblem(wanted, this.config);
    if (problem) throw new InvalidField('email', problem);
    await this.rateLimits.consume(this.rateLimits.changeOfAddress(user.id, ip));
    return user;
  }
}
