import { Module } from '@nestjs/common';
import { SessionRows } from './session-rows.js';
import { Sessions } from './sessions.js';

@Module({ providers: [SessionRows, Sessions], exports: [SessionRows, Sessions] })
export class SessionsModule {}
