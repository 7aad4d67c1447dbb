import { type DynamicModule, Module } from '@nestjs/common';
import { AdminModule } from '../admin/admin.module.js';
import { ApiModule } from '../api/api.module.js';
import { AppsModule } from '../apps/apps.module.js';
import { AccountModule } from '../account/account.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import { Config } from '../config/config.js';
import { DatabaseModule } from '../database/database.module.js';
import { DevMailboxModule } from '../http/dev-mailbox/dev-mailbox.module.js';
import { FactorsModule } from '../factors/factors.module.js';
import { ForwardAuthModule } from '../forward-auth/forward-auth.module.js';
import { HttpModule } from '../http/http.module.js';
import { IdentitiesModule } from '../identities/identities.module.js';
import { Log } from '../logging/log.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { MailModule } from '../mail/mail.module.js';
import { OidcModule } from '../oidc/oidc.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { Background, backgroundWork } from './background.js';
import { SecretInUse } from '../admin/secret-in-use.js';
import { KeyUpkeep } from './key-upkeep.js';
import { guards } from './pipelines.js';

@Module({})
export class AppModule {
  static with(config: Config, clock: Clock, log: Log): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        DatabaseModule,
        MailModule,
        HttpModule,
        AuthModule,
        AccountModule,
        AdminModule,
        ApiModule,
        ForwardAuthModule,
        OidcModule,
        AppsModule,
        FactorsModule,
        MetricsModule,
        IdentitiesModule,
        WebhooksModule,
        ...(config.showsMail ? [DevMailboxModule] : []),
      ],
      providers: [
        ...guards,
        Background,
        backgroundWork,
        KeyUpkeep,
        SecretInUse,
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Log, useValue: log },
        { provide: Keyring, useValue: new Keyring(config.secrets) },
      ],
      exports: [Config, Clock, Log, Keyring],
    };
  }
}
