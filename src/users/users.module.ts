import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { Devices } from './devices.js';
import { Events } from './events.js';
import { Links } from './links.js';
import { Users } from './users.js';

@Module({
  imports: [LimitsModule, MailModule],
  providers: [Users, Events, Links, Devices],
  exports: [Users, Events, Links, Devices],
})
export class UsersModule {}
