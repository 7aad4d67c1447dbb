import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AccountPassword } from './account-password.js';
import { Devices } from './devices.js';
import { Events } from './events.js';
import { Links } from './links.js';
import { Users } from './users.js';

@Module({
  imports: [LimitsModule, MailModule, PasswordsModule, SessionsModule],
  providers: [Users, AccountPassword, Events, Links, Devices],
  exports: [Users, AccountPassword, Events, Links, Devices],
})
export class UsersModule {}
