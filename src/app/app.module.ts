import { type DynamicModule, Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { PendingRegistration } from '../auth/registration/registration.entity.js';
import { Config } from '../config/config.js';
import { HttpModule } from '../http/http.module.js';
import { pageGuards } from './pipelines.js';
import { DatabaseModule } from '../database/database.module.js';
import { Limit } from '../limits/limit.entity.js';
import { DevMailboxModule } from '../http/dev-mailbox/dev-mailbox.module.js';
import { Suppression } from '../mail/suppression.entity.js';
import { OutboxMail } from '../mail/outbox.entity.js';
import { Log } from '../logging/log.js';
import { Keyring } from '../common/keyring.js';
import { Session } from '../sessions/session.entity.js';
import { Clock } from '../common/time.js';
import { Device } from '../users/device.entity.js';
import { Event } from '../users/event.entity.js';
import { Link } from '../users/link.entity.js';
import { User } from '../users/user.entity.js';

@Module({})
export class AppModule {
  static with(config: Config, clock: Clock, log: Log): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        DatabaseModule.of([
          User,
          Event,
          Link,
          Device,
          PendingRegistration,
          Session,
          OutboxMail,
          Suppression,
          Limit,
        ]),
        HttpModule,
        AuthModule,
        AccountModule,
        ...(config.showsMail ? [DevMailboxModule] : []),
      ],
      providers: [
        ...pageGuards,
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Log, useValue: log },
        { provide: Keyring, useValue: new Keyring(config.secrets) },
      ],
      exports: [Config, Clock, Log, Keyring],
    };
  }
}
