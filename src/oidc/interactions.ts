import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { sha256 } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import { Database } from '../database/database.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { RateLimits } from '../limits/rate-limits.js';
import { policy } from '../policy.js';
import { Sessions } from '../sessions/sessions.js';
import type { Client } from './clients.js';
import { Consents } from './consents.js';
import { withoutId } from './records.js';

/** What a site waits for. */
export interface Interaction {
  readonly clientId: string;
  /** `consent`, or `entry` if the person may not enter. */
  readonly prompt: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** Here, to go on with the answer. */
  readonly returnTo: string;
}

/**
 * Questions of sites that wait for an answer. Each belongs to one session, and nobody else can answer it: that is why the
 * provider needs no cookies of its own.
 */
@Injectable()
export class Interactions {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly consents: Consents,
    private readonly rateLimits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** @throws SessionEnded, RateLimited. */
  async add(principal: Principal, uid: string, payload: AdapterPayload): Promise<void> {
    const { userId, session } = principal;
    await this.rateLimits.consume(this.rateLimits.change(`sites of ${userId}`));
    const now = this.clock.now();
    await this.sessions.write(principal, (db) =>
      db.query(
        `INSERT INTO oidc_records (kind, id_hash, session_hash, client_id, payload, created_at, expires_at, user_id,
                                   auth_epoch)
         SELECT 'Interaction', ?, ?, ?, ?, ?, ?, id, auth_epoch FROM users WHERE id = ?`,
        [
          ...[sha256(uid), session.hash, payload.params?.client_id, withoutId(payload)],
          ...[now, now + policy.oidc.tokens.interaction, userId],
        ],
      ),
    );
  }

  /** As the provider has stored it, with the answer. */
  async payloadOf({ session }: Principal, uid: string): Promise<AdapterPayload | undefined> {
    const now = this.clock.now();
    const [row] = await this.database.reader.query<{ payload: string }[]>(
      `SELECT payload FROM oidc_records
        WHERE kind = 'Interaction' AND id_hash = ? AND session_hash = ? AND expires_at > ? AND created_at <= ?`,
      [sha256(uid), session.hash, now, now + policy.oidc.tokens.interaction],
    );
    return row && { ...(JSON.parse(row.payload) as AdapterPayload), jti: uid };
  }

  /** Undefined if it is over, or another session's. */
  async find(principal: Principal, uid: string): Promise<Interaction | undefined> {
    const payload = await this.payloadOf(principal, uid);
    if (!payload) return undefined;
    const { client_id: clientId, redirect_uri: redirectUri } = payload.params ?? {};
    return {
      clientId: String(clientId),
      prompt: payload.prompt?.name ?? '',
      scopes: scopesOf(payload),
      redirectUri: String(redirectUri),
      returnTo: payload.returnTo ?? '',
    };
  }

  /** @throws SessionEnded, RateLimited. */
  async consent(principal: Principal, uid: string, site: Client, client: ClientInfo): Promise<void> {
    const payload = await this.payloadOf(principal, uid);
    const scopes = payload ? scopesOf(payload) : [];
    await this.answer(principal, uid, { consent: {} }, (db) =>
      this.consents.give(db, principal.userId, site, scopes, client),
    );
  }

  /** @throws SessionEnded, RateLimited. */
  async refuse(principal: Principal, uid: string): Promise<void> {
    const result = { error: 'access_denied', error_description: 'The person has refused, or may not enter.' };
    await this.answer(principal, uid, result);
  }

  private async answer(
    principal: Principal,
    uid: string,
    result: NonNullable<AdapterPayload['result']>,
    besides: Parameters<Sessions['write']>[1] = async () => Promise.resolve(),
  ): Promise<void> {
    const payload = await this.payloadOf(principal, uid);
    if (!payload) return;
    await this.rateLimits.consume(this.rateLimits.change(`answers to sites of ${principal.userId}`));
    await this.sessions.write(principal, async (db) => {
      await db.query(`UPDATE oidc_records SET payload = ? WHERE kind = 'Interaction' AND id_hash = ?`, [
        withoutId({ ...payload, result }),
        sha256(uid),
      ]);
      await besides(db);
    });
  }
}

function scopesOf({ params }: AdapterPayload): string[] {
  return typeof params?.scope === 'string' ? params.scope.split(' ') : [];
}
