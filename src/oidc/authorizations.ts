import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AdapterPayload } from 'oidc-provider';
import { sha256 } from '../common/keyring.js';
import { Clock, seconds } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Sessions } from '../sessions/sessions.js';
import { Consents } from './consents.js';
import { withoutId } from './records.js';

/** What a site was just given: a code, and the grant of all tokens that come of it. */
interface NewAuthorization {
  readonly code: string;
  readonly payload: AdapterPayload;
  readonly grantId: string;
  readonly grant: AdapterPayload;
  readonly site: { readonly id: string; readonly name: string };
  /** Names the session at the site. */
  readonly sid: string;
}

/** Logs people in at a site. */
@Injectable()
export class Authorizations {
  constructor(
    private readonly sessions: Sessions,
    private readonly consents: Consents,
    private readonly rateLimits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** In one transaction with the check that the session is live. @throws SessionEnded, RateLimited. */
  async begin(principal: Principal, { site, ...given }: NewAuthorization, client: ClientInfo): Promise<void> {
    const { userId } = principal;
    await this.rateLimits.consume(this.rateLimits.change(`sites of ${userId}`));
    const scopes = given.grant.openid as { scope?: string } | undefined;
    const granted = (scopes?.scope ?? '').split(' ').filter((scope) => scope !== '');
    // The site may go on when nobody is logged in here.
    const session = granted.includes('offline_access') ? null : principal.session.hash;
    await this.sessions.write(principal, async (db) => {
      const add = async (kind: string, id: string, payload: AdapterPayload, grantId: string | null): Promise<unknown> =>
        this.add(db, [kind, sha256(id)], [session, site.id, grantId], payload, userId);
      await add('Grant', given.grantId, given.grant, null);
      await add('AuthorizationCode', given.code, given.payload, given.grantId);
      await this.noteSession(db, principal, site.id, given.sid);
      await this.consents.give(db, userId, site, granted, client);
    });
  }

  private async add(
    db: EntityManager,
    key: readonly [kind: string, idHash: string],
    about: readonly [session: string | null, clientId: string, grantId: string | null],
    payload: AdapterPayload,
    userId: string,
  ): Promise<void> {
    const { iat = 0, exp = 0 } = payload;
    const now = this.clock.now();
    await db.query(
      `INSERT INTO oidc_records (kind, id_hash, session_hash, client_id, grant_id, payload, created_at, expires_at,
                                 user_id, auth_epoch)
       SELECT ?, ?, ?, ?, ?, ?, ?, ?, id, auth_epoch FROM users WHERE id = ?`,
      [...key, ...about, withoutId(payload), now, now + seconds(exp - iat), userId],
    );
  }

  /** For a site that wants to be told when it ends. */
  private async noteSession(db: EntityManager, principal: Principal, clientId: string, sid: string): Promise<void> {
    await db.query(
      `INSERT INTO client_sessions (sid, client_id, session_hash, user_id, attempts, next_attempt_at, created_at)
       SELECT ?, id, ?, ?, 0, 0, ? FROM clients WHERE id = ? AND backchannel_logout_uri IS NOT NULL
       ON CONFLICT (sid) DO UPDATE SET session_hash = excluded.session_hash, attempts = 0, next_attempt_at = 0`,
      [sid, principal.session.hash, principal.userId, this.clock.now(), clientId],
    );
  }
}
