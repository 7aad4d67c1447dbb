import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DatabaseModule } from '../database/database.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { WakeSignal } from './wake-signal.js';
import { mailCountsTable } from './mail-count.entity.js';
import { mailTurnsTable } from './mail-turn.entity.js';
import { outboxTable } from './outbox.entity.js';
import { suppressionsTable } from './suppression.entity.js';
import { SuppressionList } from './suppression-list.js';
import { MailThrottle } from './mail-throttle.js';
import { RecordingTransport, DevMailbox } from './dev-mailbox.js';
import { MailRenderer } from './mail-renderer.js';
import { Outbox } from './outbox.js';
import { MailQueue } from './queue.js';
import { MailDelivery } from './delivery.js';
import { LeaseRenewal } from './lease-renewal.js';
import { openTransport } from './transports/open.js';
import { Transport } from './transports/transport.js';
import { MailWorker } from './worker.js';

@Module({
  imports: [DatabaseModule.forFeature(outboxTable, suppressionsTable, mailCountsTable, mailTurnsTable), LimitsModule],
  providers: [
    WakeSignal,
    SuppressionList,
    MailThrottle,
    Outbox,
    MailQueue,
    LeaseRenewal,
    MailDelivery,
    MailRenderer,
    DevMailbox,
    MailWorker,
    { provide: Transport, inject: [Config, DevMailbox], useFactory: transportOf },
  ],
  exports: [Outbox, SuppressionList, MailQueue, MailWorker, MailRenderer, DevMailbox],
})
export class MailModule {}

function transportOf(config: Config, mailbox: DevMailbox): Transport {
  const real = openTransport(config);
  return config.showsMail ? new RecordingTransport(real, mailbox) : real;
}
