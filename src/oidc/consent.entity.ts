import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** What somebody lets a site know. It outlives sessions: a new password does not ask again. */
@Entity('consents')
export class Consent {
  @PrimaryColumn('text', { name: 'user_id' }) userId!: string;
  @PrimaryColumn('text', { name: 'client_id' }) clientId!: string;
  /** With spaces between them. */
  @Column('text') scopes!: string;
  @Column('text', { name: 'grant_id', nullable: true }) grantId!: string | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'used_at' }) usedAt!: Timestamp;
}

export const consentsTable = declareTable(Consent, {
  retention: 'with its account or the site, or when its owner ends it',
  export: {
    section: 'connectedSites',
    position: 49,
    owner: 'userId',
    columns: ['clientId', 'scopes', 'createdAt', 'usedAt'],
    sortedBy: 'createdAt',
  },
});
