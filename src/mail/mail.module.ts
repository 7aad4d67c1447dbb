import { Module } from '@nestjs/common';
import { Config } from '../config.js';
import { Bell } from './bell.js';
import { ConsoleTransport } from './console.js';
import { Letters } from './letters.js';
import { Outbox } from './outbox.js';
import { MailQueue } from './queue.js';
import { SmtpTransport } from './smtp.js';
import { Transport } from './transport.js';
import { MailWorker } from './worker.js';

@Module({
  providers: [
    Bell,
    Outbox,
    MailQueue,
    Letters,
    MailWorker,
    { provide: Transport, inject: [Config], useFactory: transportOf },
  ],
  exports: [Outbox, MailWorker],
})
export class MailModule {}

function transportOf(config: Config): Transport {
  return config.mailUrl === 'console:' ? new ConsoleTransport(config.mailFrom) : new SmtpTransport(config);
}
