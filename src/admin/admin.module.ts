import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccountAccess } from './account-access.js';
import { AdminActs } from './admin-acts.js';
import { Invitations } from './invitations.js';
import { LimitCounts } from './limit-counts.js';
import { AdminController } from './pages/admin.controller.js';
import { AdminLimitsController } from './pages/limits.controller.js';
import { AdminMailController } from './pages/mail.controller.js';
import { ShownMails } from './pages/shown-mails.js';
import { QueuedMail } from './queued-mail.js';

/** The pages for admins. The commands of operators use the same flows, without Nest. */
@Module({
  imports: [HttpModule, LimitsModule, MailModule, SessionsModule, UsersModule],
  controllers: [AdminController, AdminLimitsController, AdminMailController],
  providers: [AccountAccess, AdminActs, Invitations, LimitCounts, QueuedMail, ShownMails],
})
export class AdminModule {}
