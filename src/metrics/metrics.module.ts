import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { Gauges } from './gauges.js';
import { hourlyCountsTable } from './hourly-count.entity.js';
import { HourlyCounts } from './hourly-counts.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';

/** What a Prometheus server reads, and what is counted for admins. */
@Module({
  imports: [DatabaseModule.forFeature(hourlyCountsTable), HttpModule, MailModule, PasswordsModule, WebhooksModule],
  controllers: [MetricsController],
  providers: [Gauges, HourlyCounts, Metrics],
  exports: [HourlyCounts],
})
export class MetricsModule {}
