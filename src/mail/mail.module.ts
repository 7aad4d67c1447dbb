import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { LimitsModule } from '../limits/limits.module.js';
import { Bell } from './wake-signal.js';
import { MailBlocks } from './suppression-list.js';
import { MailBudget } from './mail-throttle.js';
import { ConsoleTransport } from './transports/console.js';
import { KeepingTransport, KeptMail } from './dev-mailbox/dev-mailbox.js';
import { Letters } from './mail-renderer.js';
import { Outbox } from './outbox.js';
import { MailQueue } from './queue.js';
import { SmtpTransport } from './transports/smtp.js';
import { Transport } from './transports/transport.js';
import { MailWorker } from './worker.js';

@Module({
  imports: [LimitsModule],
  providers: [
    Bell,
    MailBlocks,
    MailBudget,
    Outbox,
    MailQueue,
    Letters,
    KeptMail,
    MailWorker,
    { provide: Transport, inject: [Config, KeptMail], useFactory: transportOf },
  ],
  exports: [Outbox, MailBlocks, MailWorker, KeptMail],
})
export class MailModule {}

function transportOf(config: Config, kept: KeptMail): Transport {
  const out = wayOut(config);
  return config.showsMail ? new KeepingTransport(out, kept) : out;
}

function wayOut(config: Config): Transport {
  return config.mailUrl === 'console:' ? new ConsoleTransport(config.mailFrom) : new SmtpTransport(config);
}
