import { Module, type OnModuleInit } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { Deletions } from '../database/deletions.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { AccountPassword } from './account-password.js';
import { Announcements } from './announcements.js';
import { devicesTable } from './device.entity.js';
import { Devices } from './devices.js';
import { eventsTable } from './event.entity.js';
import { Events } from './events.js';
import { linksTable } from './link.entity.js';
import { Links } from './links.js';
import { UserHooks } from './user-hooks.js';
import { User, usersTable } from './user.entity.js';
import { Users } from './users.js';

@Module({
  imports: [
    DatabaseModule.forFeature(usersTable, eventsTable, linksTable, devicesTable),
    LimitsModule,
    MailModule,
    PasswordsModule,
    SessionsModule,
    WebhooksModule,
  ],
  providers: [Users, AccountPassword, Announcements, Events, Links, Devices, UserHooks],
  exports: [Users, AccountPassword, Events, Links, Devices, UserHooks],
})
export class UsersModule implements OnModuleInit {
  constructor(
    private readonly deletions: Deletions,
    private readonly announcements: Announcements,
  ) {}

  /** Whose days of grace are over. */
  onModuleInit(): void {
    this.deletions.watch(User, (db, ids) => this.announcements.deleted(db, ids));
  }
}
