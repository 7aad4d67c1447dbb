import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A browser that is logged in. Visitors have no session. */
@Entity('sessions')
export class Session {
  /** SHA-256 of the id in the cookie. */
  @PrimaryColumn('text', { name: 'id_hash' }) idHash!: string;
  @Column('text', { name: 'user_id' }) userId!: string;
  /** Higher than in every session that the account had when this one began: the clock may have been set back since. */
  @Column('integer') ordinal!: number;
  /** The user's epoch at log-in: once that is incremented, this session is not valid. */
  @Column('integer', { name: 'auth_epoch' }) authEpoch!: number;
  /** The row in `devices` of the browser that logged in. Null in sessions from before December 2026. */
  @Column('text', { name: 'device_hash', nullable: true }) deviceHash!: string | null;
  /** `SessionData` as JSON. */
  @Column('text') data!: string;
  @Column('text') ip!: string;
  @Column('text', { name: 'user_agent' }) userAgent!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'seen_at' }) seenAt!: Timestamp;
  /** When the idle or the absolute lifetime ends, whichever is first. */
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
}

export const sessionsTable = declareTable(Session, {
  retention: [{ column: 'expiresAt' }],
  export: {
    section: 'sessions',
    position: 30,
    owner: 'userId',
    columns: ['ip', 'userAgent', 'createdAt', 'seenAt', 'expiresAt'],
    sortedBy: 'createdAt',
  },
});
