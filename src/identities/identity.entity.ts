import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** An account at another site that its owner logs in with. */
@Entity('identities')
export class Identity {
  /** The provider, as it calls itself. */
  @PrimaryColumn('text') issuer!: string;
  /** Whom it means. Unlike an address or a name, it never changes, and is never given to somebody else. */
  @PrimaryColumn('text') subject!: string;
  @Column('text', { name: 'user_id' }) userId!: string;
  /** What the provider called it when it was linked. Only shown: nobody is found by it. */
  @Column('text') label!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'used_at', nullable: true }) usedAt!: Timestamp | null;
}

export const identitiesTable = declareTable(Identity, {
  retention: 'with its account, or when its owner unlinks it',
  export: {
    section: 'identities',
    position: 41,
    owner: 'userId',
    columns: ['issuer', 'subject', 'label', 'createdAt', 'usedAt'],
    sortedBy: 'createdAt',
  },
});
