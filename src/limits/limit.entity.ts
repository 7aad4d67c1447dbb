import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Moment } from '../common/time.js';

/** How often something was tried lately. */
@Entity('limits')
export class Limit {
  /** HMAC of the rule and of whom it is about. */
  @PrimaryColumn('text')
  key!: string;

  @Column('integer')
  points!: number;

  @Column('integer', { name: 'blocked_until' })
  blockedUntil!: Moment;

  @Column('integer', { name: 'expires_at' })
  expiresAt!: Moment;
}
