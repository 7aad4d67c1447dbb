import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { WebhookDeliveries } from './deliveries.js';
import { webhookDeliveriesTable } from './delivery.entity.js';
import { webhookEndpointsTable } from './endpoint.entity.js';
import { WebhookEndpoints } from './endpoints.js';
import { WebhookOutbox } from './outbox.js';
import { WebhookQueue } from './queue.js';
import { webhookSecretsTable } from './secret.entity.js';
import { WebhookSecrets } from './secrets.js';
import { WebhookSender } from './sender.js';
import { WebhookSignal } from './webhook-signal.js';
import { WebhookWorker } from './worker.js';

@Module({
  imports: [DatabaseModule.forFeature(webhookEndpointsTable, webhookSecretsTable, webhookDeliveriesTable)],
  providers: [
    WebhookDeliveries,
    WebhookEndpoints,
    WebhookOutbox,
    WebhookQueue,
    WebhookSecrets,
    WebhookSender,
    WebhookSignal,
    WebhookWorker,
  ],
  exports: [WebhookDeliveries, WebhookEndpoints, WebhookOutbox, WebhookQueue, WebhookSecrets, WebhookWorker],
})
export class WebhooksModule {}
