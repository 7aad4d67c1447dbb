import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { SessionRows } from './session-rows.js';
import { sessionsTable } from './session.entity.js';
import { Sessions } from './sessions.js';

@Module({
  imports: [DatabaseModule.forFeature(sessionsTable)],
  providers: [SessionRows, Sessions],
  exports: [SessionRows, Sessions],
})
export class SessionsModule {}
