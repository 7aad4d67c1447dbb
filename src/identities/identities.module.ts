import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { FactorsModule } from '../factors/factors.module.js';
import { GitHubProvider } from './github-provider.js';
import { Identities } from './identities.js';
import { IdentityChanges } from './identity-changes.js';
import { identitiesTable } from './identity.entity.js';
import { OpenIdProvider } from './openid-provider.js';
import { ProviderStates } from './provider-states.js';
import { Providers } from './providers.js';
import { SealedValues } from './sealed-values.js';
import { WaitingIdentities } from './waiting-identities.js';

/** Log-ins with accounts at other providers. */
@Module({
  imports: [DatabaseModule.forFeature(identitiesTable), FactorsModule],
  providers: [
    Identities,
    IdentityChanges,
    GitHubProvider,
    OpenIdProvider,
    Providers,
    ProviderStates,
    SealedValues,
    WaitingIdentities,
  ],
  exports: [Identities, IdentityChanges, Providers, ProviderStates, WaitingIdentities],
})
export class IdentitiesModule {}
