import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { FactorsModule } from '../factors/factors.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { HttpModule } from '../http/http.module.js';
import { IconsModule } from '../icons/icons.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { Accounts } from './accounts.js';
import { Adapters } from './adapters.js';
import { Authorizations } from './authorizations.js';
import { BackchannelLogout } from './backchannel-logout.js';
import { clientSessionsTable } from './client-session.entity.js';
import { clientsTable } from './client.entity.js';
import { ClientRegistry } from './client-registry.js';
import { Clients } from './clients.js';
import { ConsentController } from './consent.controller.js';
import { consentsTable } from './consent.entity.js';
import { Consents } from './consents.js';
import { Endpoints } from './endpoints.js';
import { EndedSessions } from './ended-sessions.js';
import { Interactions } from './interactions.js';
import { KeyRotation } from './key-rotation.js';
import { KeyStore } from './key-store.js';
import { oidcRecordsTable } from './oidc-record.entity.js';
import { ProviderSettings } from './provider-settings.js';
import { Providers } from './providers.js';
import { Records } from './records.js';
import { RequestedLogin } from './requested-login.js';
import { signingKeysTable } from './signing-key.entity.js';
import { SigningKeys } from './signing-keys.js';
import { SiteLogout } from './site-logout.js';
import { SiteLogoutController } from './site-logout.controller.js';
import { SitesController } from './sites.controller.js';

/** Other sites that log in with OpenID Connect. */
@Module({
  imports: [
    DatabaseModule.forFeature(clientsTable, signingKeysTable, consentsTable, oidcRecordsTable, clientSessionsTable),
    FactorsModule,
    GroupsModule,
    HttpModule,
    IconsModule,
    LimitsModule,
    SessionsModule,
    UsersModule,
  ],
  controllers: [ConsentController, SiteLogoutController, SitesController],
  providers: [
    Accounts,
    Adapters,
    Authorizations,
    BackchannelLogout,
    ClientRegistry,
    Clients,
    Consents,
    EndedSessions,
    Endpoints,
    Interactions,
    KeyRotation,
    KeyStore,
    Providers,
    ProviderSettings,
    Records,
    RequestedLogin,
    SigningKeys,
    SiteLogout,
  ],
  exports: [BackchannelLogout, ClientRegistry, Clients, Endpoints, KeyRotation, SigningKeys],
})
export class OidcModule {}
