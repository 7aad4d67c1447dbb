import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { Events } from './events.js';
import { Users } from './users.js';

@Module({
  controllers: [AccountController],
  providers: [Users, Events],
  exports: [Users, Events],
})
export class UsersModule {}
