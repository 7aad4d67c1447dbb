import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type WaitingIdentity, WaitingIdentities } from '../../identities/waiting-identities.js';
import { Providers } from '../../identities/providers.js';
import { policy } from '../../policy.js';
import { Cookies } from '../security/cookies.js';

interface ShownIdentity {
  readonly provider: string;
  readonly label: string;
}

/** The cookie with an identity that is linked to no account yet. */
@Injectable()
export class WaitingCookie {
  constructor(
    private readonly waiting: WaitingIdentities,
    private readonly cookies: Cookies,
    private readonly providers: Providers,
  ) {}

  keep(req: Request, identity: WaitingIdentity): void {
    if (req.res) this.cookies.set(req.res, 'identity', this.waiting.seal(identity), policy.identities.linkWithin);
  }

  read(req: Request): WaitingIdentity | undefined {
    return this.waiting.open(this.cookies.read(req, 'identity'));
  }

  /** For pages: whose account it is at which provider. */
  shown({ issuer, label }: WaitingIdentity): ShownIdentity {
    return { provider: this.providers.ofIssuer(issuer)?.name ?? issuer, label };
  }

  clear(req: Request): void {
    if (req.res && this.cookies.read(req, 'identity') !== undefined) this.cookies.clear(req.res, 'identity');
  }
}
