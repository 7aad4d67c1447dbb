import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { SessionStore } from '../http/session/session-store.js';
import { Sessions } from './sessions.js';

@Module({
  imports: [HttpModule],
  providers: [SessionStore, Sessions],
  exports: [Sessions],
})
export class SessionsModule {}
