import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { HttpModule } from '../http/http.module.js';
import { SessionStore } from '../http/session/session-store.js';
import { sessionsTable } from './session.entity.js';
import { Sessions } from './sessions.js';

@Module({
  imports: [DatabaseModule.forFeature(sessionsTable), HttpModule],
  providers: [SessionStore, Sessions],
  exports: [Sessions],
})
export class SessionsModule {}
