import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AccountPassword } from './account-password.js';
import { Announcements } from './announcements.js';
import { devicesTable } from './device.entity.js';
import { Devices } from './devices.js';
import { eventsTable } from './event.entity.js';
import { Events } from './events.js';
import { linksTable } from './link.entity.js';
import { Links } from './links.js';
import { UserHooks } from './user-hooks.js';
import { usersTable } from './user.entity.js';
import { Users } from './users.js';

@Module({
  imports: [
    DatabaseModule.forFeature(usersTable, eventsTable, linksTable, devicesTable),
    LimitsModule,
    MailModule,
    PasswordsModule,
    SessionsModule,
  ],
  providers: [Users, AccountPassword, Announcements, Events, Links, Devices, UserHooks],
  exports: [Users, AccountPassword, Events, Links, Devices, UserHooks],
})
export class UsersModule {}
