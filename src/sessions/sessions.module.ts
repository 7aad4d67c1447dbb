import { Module } from '@nestjs/common';
import { WebModule } from '../web/web.module.js';
import { SessionStore } from './session-store.js';
import { Sessions } from './sessions.js';

@Module({
  imports: [WebModule],
  providers: [SessionStore, Sessions],
  exports: [Sessions],
})
export class SessionsModule {}
