import { Module } from '@nestjs/common';
import { Config } from '../config.js';
import { LimitsModule } from '../limits/limits.module.js';
import { Bell } from './bell.js';
import { MailBlocks } from './blocks.js';
import { MailBudget } from './budget.js';
import { ConsoleTransport } from './console.js';
import { KeepingTransport, KeptMail } from './kept-mail.js';
import { Letters } from './letters.js';
import { Outbox } from './outbox.js';
import { MailQueue } from './queue.js';
import { SmtpTransport } from './smtp.js';
import { Transport } from './transport.js';
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
