import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { FactorChanges } from '../factors/factor-changes.js';
import type { NewSession } from '../sessions/session-data.js';
import { Identities, type IdentityKey } from './identities.js';
import type { Identity } from './identity.entity.js';
import { Providers } from './providers.js';
import { addIdentity, type NewIdentity } from './write-identities.js';

/** `known`: it was linked to this account before. `taken`: it is linked to another one. */
export type Linked = { readonly state: 'linked'; readonly session: NewSession } | { readonly state: 'known' | 'taken' };

/** Links identities to an account and unlinks them. Both are mailed, and end its other sessions, as with factors. */
@Injectable()
export class IdentityChanges {
  constructor(
    private readonly identities: Identities,
    private readonly providers: Providers,
    private readonly factorChanges: FactorChanges,
    private readonly clock: Clock,
  ) {}

  /** @throws RateLimited, SessionEnded. */
  async link(principal: Principal, identity: NewIdentity, client: ClientInfo): Promise<Linked> {
    const detail = this.detailOf(identity);
    const session = await this.factorChanges.add(
      principal,
      async (db) =>
        (await addIdentity(db, principal.userId, identity, this.clock.now()))
          ? { type: 'identity-linked', detail, mail: 'identity-linked' }
          : undefined,
      client,
    );
    if (session) return { state: 'linked', session };
    const owner = await this.identities.ownerOf(identity);
    return { state: owner?.id === principal.userId ? 'known' : 'taken' };
  }

  /** Undefined if the account has no such identity. @throws InvalidField at `form` if nothing else is left to log in with. */
  async unlink(principal: Principal, key: IdentityKey, client: ClientInfo): Promise<NewSession | undefined> {
    return this.factorChanges.remove(
      principal,
      async (db) => {
        const removed = await this.identities.remove(db, principal.userId, key);
        if (!removed) return undefined;
        const detail = this.detailOf({ ...key, ...removed });
        return { type: 'identity-unlinked', detail, mail: 'identity-unlinked' };
      },
      client,
    );
  }

  private detailOf({ issuer, label }: Pick<Identity, 'issuer' | 'label'>): string {
    return `${this.providers.ofIssuer(issuer)?.name ?? issuer}: ${label}`;
  }
}
