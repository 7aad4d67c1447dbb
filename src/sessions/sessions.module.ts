import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { accessTokensTable } from './access-token.entity.js';
import { AccessTokens } from './access-tokens.js';
import { SessionRows } from './session-rows.js';
import { sessionsTable } from './session.entity.js';
import { Sessions } from './sessions.js';

@Module({
  imports: [DatabaseModule.forFeature(sessionsTable, accessTokensTable)],
  providers: [SessionRows, Sessions, AccessTokens],
  exports: [SessionRows, Sessions, AccessTokens],
})
export class SessionsModule {}
