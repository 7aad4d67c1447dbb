import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Keyring, sha256 } from '../common/keyring.js';
import { Clock, stillLasts } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { RateLimits } from '../limits/rate-limits.js';
import { isAdmin } from '../sessions/session-data.js';
import { Invite } from './invite.entity.js';

type FoundInvite =
  { readonly state: 'live'; readonly invite: Invite } | { readonly state: 'unknown' | 'expired' | 'used-up' };

/**
 * SQL for whether the maker of an invitation may still invite. An operator always may, an admin while their account is active,
 * is not about to be deleted, and has the role: it cannot be told which invitations were made for the site, and which to
 * come back with.
 */
export const makerMayInvite = (invites: string): string =>
  `(${invites}.by_admin = 0 OR EXISTS (SELECT 1 FROM users maker WHERE maker.id = ${invites}.made_by AND ${isAdmin('maker')}))`;

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
    if (!invite || (await this.stateOf(invite)).state !== 'live') return undefined;
    return this.keyring.linkToken('invite', invite);
  }

  private async stateOf(invite: Invite): Promise<FoundInvite> {
    if (invite.used >= invite.uses) return { state: 'used-up' };
    const lasts = stillLasts(invite.expiresAt, invite.expiresAt - invite.createdAt, this.clock.now());
    const isLive = invite.endedAt === null && lasts && this.keyring.derives('invite', invite);
    return isLive && (await this.mayInvite(invite)) ? { state: 'live', invite } : { state: 'expired' };
  }

  private async mayInvite({ id }: Invite): Promise<boolean> {
    const sql = `SELECT 1 FROM invites i WHERE i.id = ? AND ${makerMayInvite('i')}`;
    return (await this.reader.query<unknown[]>(sql, [id])).length > 0;
  }

  /**
   * One of its accounts has been made: it joins the groups. False if it allows none any more, and then there must be no
   * account. In a transaction about `ofInvite(id)`. Whoever registered in time may come after its end by time, but not after
   * it was withdrawn, nor while its maker may not invite.
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
  WHERE id = ? AND used < uses AND ended_at IS NULL AND ${makerMayInvite('invites')} RETURNING 1`;

const joinGroups = `INSERT INTO group_members (group_name, user_id, created_at)
  SELECT group_name, ?, ? FROM invite_groups WHERE invite_id = ? ON CONFLICT DO NOTHING`;
