import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

/** A link with which people may create an account. */
@Entity('invites')
export class Invite {
  @PrimaryColumn('text') id!: string;
  @Column('text') nonce!: string;
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  /** Only this address may use it: it was mailed there. Null for a link that is handed on. */
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { name: 'email_key', nullable: true }) normalizedEmail!: string | null;
  /** How many accounts it allows. */
  @Column('integer') uses!: number;
  /** How many were made with it. */
  @Column('integer') used!: number;
  /** The admin. Null for an operator at the command line, or once the account of the admin is gone. */
  @Column('text', { name: 'made_by', nullable: true }) madeBy!: string | null;
  /** 1 if an admin made it: it works only while they are one. See `makerMayInvite`. */
  @Column('integer', { name: 'by_admin' }) byAdmin!: number;
  /** The email in the outbox that it went out by. That row is kept for some days only. */
  @Column('text', { name: 'mail_id', nullable: true }) mailId!: string | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  /** Set to the time of the last use, so that the address is not kept for longer than needed. */
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
  /** When somebody withdrew it. */
  @Column('integer', { name: 'ended_at', nullable: true }) endedAt!: Timestamp | null;
}

export const invitesTable = declareTable(Invite, {
  retention: [
    { column: 'expiresAt', keptFor: policy.retention.expiredLinksFor, atMostAhead: policy.invites.lifetimeAtMost },
  ],
  perAccount: { owner: 'madeBy', newestBy: 'createdAt', atMost: policy.retention.rowsPerAccount },
  // Of the admin who made it. Without the address, which is somebody else's.
  export: {
    section: 'invites',
    position: 48,
    owner: 'madeBy',
    columns: ['createdAt', 'expiresAt', 'endedAt', 'uses', 'used'],
    sortedBy: 'createdAt',
  },
});
