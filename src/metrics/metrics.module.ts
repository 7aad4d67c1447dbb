import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { Gauges } from './gauges.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';

/** What a Prometheus server reads. */
@Module({
  imports: [HttpModule, MailModule, PasswordsModule, WebhooksModule],
  controllers: [MetricsController],
  providers: [Gauges, Metrics],
})
export class MetricsModule {}
