import { Module } from '@nestjs/common';
import { WebModule } from '../http/http.module.js';
import { SessionStore } from '../http/session/session-store.js';
import { Sessions } from './sessions.js';

@Module({
  imports: [WebModule],
  providers: [SessionStore, Sessions],
  exports: [Sessions],
})
export class SessionsModule {}
