import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { IconsModule } from '../icons/icons.module.js';
import { clientsTable } from './client.entity.js';
import { Clients } from './clients.js';
import { consentsTable } from './consent.entity.js';
import { KeyRotation } from './key-rotation.js';
import { KeyStore } from './key-store.js';
import { oidcRecordsTable } from './oidc-record.entity.js';
import { signingKeysTable } from './signing-key.entity.js';
import { SigningKeys } from './signing-keys.js';

/** Other sites that log in with OpenID Connect. */
@Module({
  imports: [
    DatabaseModule.forFeature(clientsTable, signingKeysTable, consentsTable, oidcRecordsTable),
    GroupsModule,
    IconsModule,
  ],
  providers: [Clients, KeyStore, KeyRotation, SigningKeys],
  exports: [Clients, KeyRotation, SigningKeys],
})
export class OidcModule {}
