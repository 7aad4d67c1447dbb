import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Keyring, sha256 } from '../common/keyring.js';
import { Clock, stillLasts } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Invite } from './invite.entity.js';

type FoundInvite =
  { readonly state: 'live'; readonly invite: Invite } | { readonly state: 'unknown' | 'expired' | 'used-up' };

/** Finds and uses invitations. */
@Injectable()
export class Invites {
  constructor(
    private readonly reader: DataSource,
    private readonly rateLimits: RateLimits,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** @throws RateLimited for a network that tries unknown links. */
  async find(token: string, { ip }: Pick<ClientInfo, 'ip'>): Promise<FoundInvite> {
    const invite = await this.reader.manager.findOneBy(Invite, { tokenHash: sha256(token) });
    if (!invite) {
      await this.rateLimits.consume(this.rateLimits.unknownLink(ip));
      return { state: 'unknown' };
    }
    return this.stateOf(invite);
  }

  /** For the browser that registered with it. Undefined if it does not work any more. */
  async tokenOf(id: string): Promise<string | undefined> {
    const invite = await this.reader.manager.findOneBy(Invite, { id });
    if (!invite || this.stateOf(invite).state !== 'live') return undefined;
    return this.keyring.linkToken('invite', invite);
  }

  private stateOf(invite: Invite): FoundInvite {
    if (invite.used >= invite.uses) return { state: 'used-up' };
    const lasts = stillLasts(invite.expiresAt, invite.expiresAt - invite.createdAt, this.clock.now());
    const isLive = invite.endedAt === null && lasts && this.keyring.derives('invite', invite);
    return isLive ? { state: 'live', invite } : { state: 'expired' };
  }

  /**
   * One of its accounts has been made: it joins the groups. False if it allows none any more, and then there must be no
   * account. In a transaction about `ofInvite(id)`. Whoever registered in time may come after its end by time, but not after
   * it was withdrawn.
   */
  async use(db: EntityManager, id: string, userId: string): Promise<boolean> {
    const now = this.clock.now();
    const used = await db.query<unknown[]>(useOne, [now, now, id]);
    if (used.length === 0) return false;
    await db.query(joinGroups, [userId, now, id]);
    return true;
  }
}

const useOne = `UPDATE invites SET used = used + 1,
    expires_at = CASE WHEN used + 1 >= uses AND expires_at > ? THEN ? ELSE expires_at END
  WHERE id = ? AND used < uses AND ended_at IS NULL RETURNING 1`;

const joinGroups = `INSERT INTO group_members (group_name, user_id, created_at)
  SELECT group_name, ?, ? FROM invite_groups WHERE invite_id = ? ON CONFLICT DO NOTHING`;
