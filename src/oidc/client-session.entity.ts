import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A site where a session is logged in. What is left when the session has ended is what the site has to be told. */
@Entity('client_sessions')
export class ClientSession {
  /** Names the session at the site: the claim `sid`. */
  @PrimaryColumn('text') sid!: string;
  @Column('text', { name: 'client_id' }) clientId!: string;
  /** Null once the session has ended. */
  @Column('text', { name: 'session_hash', nullable: true }) sessionHash!: string | null;
  /** Closing an account ends its sessions days before these rows go with it. */
  @Column('text', { name: 'user_id' }) userId!: string;
  /** To tell the site. */
  @Column('integer') attempts!: number;
  @Column('integer', { name: 'next_attempt_at' }) nextAttemptAt!: Timestamp;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const clientSessionsTable = declareTable(ClientSession, {
  retention: 'when its session has ended and the site was told, or could not be',
  export: {
    section: 'connectedSiteSessions',
    position: 49,
    owner: 'userId',
    columns: ['clientId', 'createdAt'],
    sortedBy: 'createdAt',
  },
});
