import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

/** The condition of the partial index: neither delivered nor given up. */
export const pendingDelivery = 'delivered_at IS NULL AND failed_at IS NULL';

/** A message for one endpoint, added in the same transaction as what it is about. */
@Entity('webhook_deliveries')
export class WebhookDelivery {
  /** Also the `webhook-id`, so that the receiver knows a message that comes again. */
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'endpoint_id' }) endpointId!: string;
  /** Null if it is about an account that is deleted. */
  @Column('text', { name: 'user_id', nullable: true }) userId!: string | null;
  @Column('text') type!: string;
  /** The body, as it is sent each time. Has no secret. */
  @Column('text') payload!: string;
  @Column('integer') attempts!: number;
  /** While it is being sent: when another worker takes it over. */
  @Column('integer', { name: 'next_attempt_at' }) nextAttemptAt!: Timestamp;
  @Column('integer', { name: 'last_status', nullable: true }) lastStatus!: number | null;
  /** Why the last attempt had no answer. */
  @Column('text', { name: 'last_code', nullable: true }) lastCode!: string | null;
  @Column('integer', { name: 'delivered_at', nullable: true }) deliveredAt!: Timestamp | null;
  /** When it was given up. It stays for the operator to see. */
  @Column('integer', { name: 'failed_at', nullable: true }) failedAt!: Timestamp | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const webhookDeliveriesTable = declareTable(WebhookDelivery, {
  retention: [
    { column: 'deliveredAt', keptFor: policy.webhooks.deliveredFor },
    { column: 'failedAt', keptFor: policy.webhooks.failedFor },
  ],
  perAccount: { owner: 'userId', newestBy: 'createdAt', atMost: policy.webhooks.perAccount },
  export: {
    section: 'webhooks',
    position: 75,
    owner: 'userId',
    columns: ['type', 'payload', 'createdAt', 'deliveredAt', 'failedAt'],
    sortedBy: 'createdAt',
  },
});
