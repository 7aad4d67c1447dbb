import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ofAccount } from '../../database/subjects.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { Identities } from '../../identities/identities.js';
import { IdentityChanges } from '../../identities/identity-changes.js';
import type { ProvidedIdentity } from '../../identities/provider-answer.js';
import type { StartedLogin } from '../../identities/provider-states.js';
import { policy } from '../../policy.js';
import { Sessions } from '../../sessions/sessions.js';
import type { NewSession } from '../../sessions/session-data.js';

/** What has become of an identity that was asked for in a session. */
interface IdentityOutcome {
  readonly session?: NewSession;
  readonly flash?: 'identity-linked' | 'identity-known' | 'identity-taken' | 'identity-other' | 'identity-not-again';
}

/** An identity that somebody has proved who is logged in: to link it, or to confirm that it is them. */
@Injectable()
export class IdentityInSession {
  constructor(
    private readonly identities: Identities,
    private readonly identityChanges: IdentityChanges,
    private readonly sessions: Sessions,
    private readonly database: Database,
  ) {}

  /** @throws RateLimited, SessionEnded. */
  async use(
    principal: Principal,
    { identity, started }: { readonly identity: ProvidedIdentity; readonly started: StartedLogin },
    client: ClientInfo,
  ): Promise<IdentityOutcome> {
    if (started.purpose === 'confirm') return this.confirm(principal, identity, started);
    const linked = await this.identityChanges.link(principal, identity, client);
    return linked.state === 'linked'
      ? { session: linked.session, flash: 'identity-linked' }
      : { flash: `identity-${linked.state}` };
  }

  /** The provider has to say that the person has logged in there since: a browser that is logged in there proves nothing. */
  private async confirm(
    principal: Principal,
    { authenticatedAt = 0, ...identity }: ProvidedIdentity,
    { startedAt }: StartedLogin,
  ): Promise<IdentityOutcome> {
    const { userId } = principal;
    const owner = await this.identities.ownerOf(identity);
    if (owner?.id !== userId) return { flash: 'identity-other' };
    if (authenticatedAt < startedAt - policy.identities.clockSkew) return { flash: 'identity-not-again' };
    const amr = Array.from(new Set([...principal.amr, 'fed' as const]));
    const session = await this.database.write([ofAccount(userId)], async (db) => {
      await this.identities.noteUse(db, identity);
      return this.sessions.renew(db, { ...principal, amr }, true);
    });
    return { session };
  }
}
