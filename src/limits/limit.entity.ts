import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** How often something was attempted recently. */
@Entity('limits')
export class Limit {
  /** HMAC of the rule and its subject. */
  @PrimaryColumn('text') key!: string;
  @Column('integer') points!: number;
  @Column('integer', { name: 'blocked_until' }) blockedUntil!: Timestamp;
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
}

export const limitsTable = declareTable(Limit, {
  retention: [{ column: 'expiresAt' }],
  export: 'It has only keyed hashes, which nobody can relate to a person without trying.',
});
