import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** Why nothing is sent to it: it answered 410, it failed for days, or an operator has said so. */
export type DisabledBecause = 'gone' | 'failing' | 'operator';

/** An address that is told what happens to users. */
@Entity('webhook_endpoints')
export class WebhookEndpoint {
  @PrimaryColumn('text') id!: string;
  @Column('text') url!: string;
  /** Types of messages, as JSON. */
  @Column('text') events!: string;
  /** 1 if it may be in a private network, as an operator has said. */
  @Column('integer', { name: 'allows_private' }) allowsPrivate!: number;
  @Column('integer', { name: 'last_delivered_at', nullable: true }) lastDeliveredAt!: Timestamp | null;
  @Column('integer', { name: 'disabled_at', nullable: true }) disabledAt!: Timestamp | null;
  @Column('text', { name: 'disabled_because', nullable: true }) disabledBecause!: DisabledBecause | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const webhookEndpointsTable = declareTable(WebhookEndpoint, {
  retention: 'when an operator removes it',
  export: 'nothing in it is about a person',
});
