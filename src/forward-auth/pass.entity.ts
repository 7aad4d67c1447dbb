import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** Lets a browser into one application, as long as its session here is live. */
@Entity('passes')
export class Pass {
  /** SHA-256 of the cookie on the application's host. */
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('text', { name: 'session_hash' }) sessionHash!: string;
  @Column('text', { name: 'user_id' }) userId!: string;
  /** The user's epoch at entry: a copy of the cookie ends with every change of who may use the account. */
  @Column('integer', { name: 'auth_epoch' }) authEpoch!: number;
  @Column('text') origin!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const passesTable = declareTable(Pass, {
  retention: 'with its session',
  export: {
    section: 'enteredApplications',
    position: 47,
    owner: 'userId',
    columns: ['origin', 'createdAt'],
    sortedBy: 'createdAt',
  },
});
