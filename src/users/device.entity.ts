import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

/** A browser that a user has logged in with before. */
@Entity('devices')
export class Device {
  /** SHA-256 of a random cookie that only recognizes the browser. */
  @PrimaryColumn('text', { name: 'cookie_hash' }) cookieHash!: string;
  @PrimaryColumn('text', { name: 'user_id' }) userId!: string;
  @Column('integer', { name: 'first_seen_at' }) firstSeenAt!: Timestamp;
  @Column('integer', { name: 'last_seen_at' }) lastSeenAt!: Timestamp;
  /** Until then it needs no second step. Its owner has chosen so, with a code. */
  @Column('integer', { name: 'trusted_until', nullable: true }) trustedUntil!: Timestamp | null;
}

export const devicesTable = declareTable(Device, {
  retention: [{ column: 'lastSeenAt', keptFor: policy.devices.remembered }],
  export: {
    section: 'devices',
    position: 40,
    owner: 'userId',
    columns: ['firstSeenAt', 'lastSeenAt', 'trustedUntil'],
    sortedBy: 'firstSeenAt',
  },
});
