import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** What messages to an endpoint are signed with. */
@Entity('webhook_secrets')
export class WebhookSecret {
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'endpoint_id' }) endpointId!: string;
  /** Encrypted about its own id. */
  @Column('text') sealed!: string;
  @Column('text', { name: 'sealed_with' }) sealedWith!: string;
  /** After a rotation. */
  @Column('integer', { name: 'ends_at', nullable: true }) endsAt!: Timestamp | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const webhookSecretsTable = declareTable(WebhookSecret, {
  retention: [{ column: 'endsAt' }],
  export: 'nothing in it is about a person',
});
