import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** Takes a log-in over to an application's host, once and within seconds. */
@Entity('tickets')
export class Ticket {
  /** SHA-256 of the ticket in the address. */
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('text', { name: 'session_hash' }) sessionHash!: string;
  @Column('text', { name: 'user_id' }) userId!: string;
  /** The user's epoch when it was made. */
  @Column('integer', { name: 'auth_epoch' }) authEpoch!: number;
  /** Of the application. It works nowhere else. */
  @Column('text') origin!: string;
  /** SHA-256 of a cookie of the browser that asked. It works in no other. */
  @Column('text', { name: 'state_hash' }) stateHash!: string;
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
  /** Used ones stay until they expire, since they are counted. */
  @Column('integer', { name: 'used_at', nullable: true }) usedAt!: Timestamp | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const ticketsTable = declareTable(Ticket, {
  retention: [{ column: 'expiresAt' }],
  export: {
    section: 'tickets',
    position: 48,
    owner: 'userId',
    columns: ['origin', 'createdAt', 'expiresAt', 'usedAt'],
    sortedBy: 'createdAt',
  },
});
