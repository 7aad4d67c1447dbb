import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { Limits } from '../limits/limits.js';
import { looksLikeToken, Secrets, sha256, type UserLinkPurpose } from '../secrets.js';
import { Clock, type Moment, type Span, stillLasts } from '../time.js';
import type { Requester } from '../web/requester.js';
import { Link } from './link.entity.js';

/** A link that can still be used, with its owner. */
export type LiveLink = Link & { readonly userId: string };

export type FoundLink =
  { readonly state: 'live'; readonly link: LiveLink } | { readonly state: 'unknown' | 'used' | 'expired' };

/** The links mailed about accounts, by name of the question. */
@Injectable()
export class Links {
  constructor(
    private readonly reader: DataSource,
    private readonly limits: Limits,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** For nobody (`userId` null) the row is written all the same: its token is never mailed. */
  async add(
    db: EntityManager,
    {
      userId,
      purpose,
      email,
      lifetime,
    }: { userId: string | null; purpose: UserLinkPurpose; email: string; lifetime: Span },
  ): Promise<Link> {
    const now = this.clock.now();
    const link: Link = {
      id: randomUUID(),
      userId,
      purpose,
      email,
      ...this.secrets.newLink(purpose),
      expiresAt: now + lifetime,
      usedAt: null,
      createdAt: now,
    };
    await db.insert(Link, link);
    return link;
  }

  /** @throws Refusal for a network that tries links that there are not. */
  async find(purpose: UserLinkPurpose, token: string | undefined, { ip }: Requester): Promise<FoundLink> {
    if (token === undefined) return { state: 'unknown' };
    const tokenHash = looksLikeToken(token) ? sha256(token) : '';
    const link = await this.reader.manager.findOneBy(Link, { tokenHash, purpose });
    if (!isOwned(link)) {
      await this.limits.count(this.limits.badToken(ip));
      return { state: 'unknown' };
    }
    if (link.usedAt !== null) return { state: 'used' };
    if (!stillLasts(link.expiresAt, link.expiresAt - link.createdAt, this.clock.now()))
      return { state: 'expired' };
    return { state: 'live', link };
  }

  /** Ends this undo and the ones mailed after it. Earlier ones stay: they belong to earlier owners of the account. */
  async endUndosSince(db: EntityManager, { id, userId }: LiveLink): Promise<void> {
    // By the order of the rows: the clock may have been set back in between.
    await db.query(
      `DELETE FROM links WHERE user_id = ? AND purpose = 'undo' AND used_at IS NULL
          AND rowid >= (SELECT rowid FROM links WHERE id = ?)`,
      [userId, id],
    );
  }

  /** Takes `consume` back, in its transaction: what the link is for could not be done yet. */
  async giveBack(db: EntityManager, id: string): Promise<void> {
    await db.update(Link, { id }, { usedAt: null });
  }

  /** Uses a link up. True for exactly one caller, and for none once the link has been ended. */
  async consume(db: EntityManager, id: string, now: Moment): Promise<boolean> {
    const used = await db.update(Link, { id, usedAt: IsNull(), expiresAt: MoreThan(now) }, { usedAt: now });
    return used.affected === 1;
  }
}

function isOwned(link: Link | null): link is LiveLink {
  return link !== null && link.userId !== null;
}
