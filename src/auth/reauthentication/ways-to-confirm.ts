import { Injectable } from '@nestjs/common';
import { type EnrolledFactors, Factors } from '../../factors/factors.js';
import { Identities } from '../../identities/identities.js';
import { Providers } from '../../identities/providers.js';
import { noPassword } from '../../passwords/passwords.js';
import type { User } from '../../users/user.entity.js';
import { Users } from '../../users/users.js';

/** What an account can confirm with that somebody who is logged in is its owner. */
export interface Ways {
  readonly user: User;
  readonly hasPassword: boolean;
  readonly factors: EnrolledFactors;
  /** Only OpenID providers: they can be told to ask again, and say when they did. */
  readonly providers: readonly { readonly id: string; readonly name: string }[];
}

@Injectable()
export class WaysToConfirm {
  constructor(
    private readonly users: Users,
    private readonly factors: Factors,
    private readonly identities: Identities,
    private readonly providers: Providers,
  ) {}

  async of(userId: string): Promise<Ways> {
    const user = await this.users.get(userId);
    const factors = await this.factors.of(userId);
    const linked = new Set((await this.identities.ofUser(userId)).map(({ issuer }) => issuer));
    const able = this.providers.all.filter(({ issuer, kind }) => kind === 'openid' && linked.has(issuer));
    const providers = able.map(({ id, name }) => ({ id, name }));
    return { user, hasPassword: user.passwordHash !== noPassword, factors, providers };
  }
}
