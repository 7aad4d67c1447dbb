import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

/** Whatever the provider stores: codes, tokens, grants, its own sessions and interactions. */
@Entity('oidc_records')
export class OidcRecord {
  /** The name of its model in `oidc-provider`. */
  @PrimaryColumn('text') kind!: string;
  /** SHA-256 of its id, which is the token itself in most kinds. */
  @PrimaryColumn('text', { name: 'id_hash' }) idHash!: string;
  @Column('text', { name: 'user_id', nullable: true }) userId!: string | null;
  /** The user's epoch when it was made: once that is incremented, it is not valid. */
  @Column('integer', { name: 'auth_epoch', nullable: true }) authEpoch!: number | null;
  /** The session that it ends with. Null if it outlives that: then only the epoch ends it. */
  @Column('text', { name: 'session_hash', nullable: true }) sessionHash!: string | null;
  @Column('text', { name: 'client_id', nullable: true }) clientId!: string | null;
  @Column('text', { name: 'grant_id', nullable: true }) grantId!: string | null;
  @Column('text', { name: 'uid_hash', nullable: true }) uidHash!: string | null;
  /** JSON without the id. */
  @Column('text') payload!: string;
  @Column('integer', { name: 'consumed_at', nullable: true }) consumedAt!: Timestamp | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
}

export const oidcRecordsTable = declareTable(OidcRecord, {
  retention: [{ column: 'expiresAt' }],
  perAccount: { owner: 'userId', newestBy: 'createdAt', atMost: policy.retention.rowsPerAccount },
  export: {
    section: 'connectedSiteTokens',
    position: 49,
    owner: 'userId',
    columns: ['kind', 'clientId', 'createdAt', 'expiresAt', 'consumedAt'],
    sortedBy: 'createdAt',
  },
});
