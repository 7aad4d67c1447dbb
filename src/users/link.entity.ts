import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UserLinkPurpose } from '../common/keyring.js';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

/** A mailed link for an account. */
@Entity('links')
export class Link {
  @PrimaryColumn('text') id!: string;
  /** Null in a row that was written only so that an address without an account costs the same. */
  @Column('text', { name: 'user_id', nullable: true }) userId!: string | null;
  /** Higher than in every link that the account had when this one was added: the clock may have been set back since. */
  @Column('integer') ordinal!: number;
  @Column('text') purpose!: UserLinkPurpose;
  /** The address it was mailed to. The link is valid for this address only. */
  @Column('text') email!: string;
  @Column('text') nonce!: string;
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
  @Column('integer', { name: 'used_at', nullable: true }) usedAt!: Timestamp | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const linksTable = declareTable(Link, {
  retention: [{ column: 'expiresAt', keptFor: policy.retention.expiredLinksFor }],
  // By their end, so that a stranger's requests for a reset do not push out an owner's undo link.
  perAccount: { owner: 'userId', newestBy: 'expiresAt', atMost: policy.retention.rowsPerAccount },
  export: {
    section: 'links',
    position: 50,
    owner: 'userId',
    columns: ['purpose', 'email', 'createdAt', 'expiresAt', 'usedAt'],
    sortedBy: 'createdAt',
  },
});
