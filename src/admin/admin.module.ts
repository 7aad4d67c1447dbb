import { Module } from '@nestjs/common';
import { ForwardAuthModule } from '../forward-auth/forward-auth.module.js';
import { HttpModule } from '../http/http.module.js';
import { IdentitiesModule } from '../identities/identities.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { OidcModule } from '../oidc/oidc.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { AccountActs } from './account-acts.js';
import { AdminActs } from './admin-acts.js';
import { Invitations } from './invitations.js';
import { LimitCounts } from './limit-counts.js';
import { MailList } from './mail-list.js';
import { Overview } from './overview.js';
import { AdminController } from './pages/admin.controller.js';
import { AdminApplicationsController } from './pages/applications.controller.js';
import { AdminClientsController } from './pages/clients.controller.js';
import { AdminInvitesController } from './pages/invites.controller.js';
import { AdminLimitsController } from './pages/limits.controller.js';
import { MailActsController } from './pages/mail-acts.controller.js';
import { AdminMailController } from './pages/mail.controller.js';
import { PeopleController } from './pages/people.controller.js';
import { PersonActsController } from './pages/person-acts.controller.js';
import { PersonController } from './pages/person.controller.js';
import { ShownMails } from './pages/shown-mails.js';
import { AdminWebhooksController } from './pages/webhooks.controller.js';
import { People } from './people.js';
import { PersonActs } from './person-acts.js';
import { PersonDetailsQuery } from './person-details.js';
import { QueuedMail } from './queued-mail.js';

/** The pages for admins. The commands of operators use the same flows, without Nest. */
@Module({
  imports: [
    ForwardAuthModule,
    HttpModule,
    IdentitiesModule,
    LimitsModule,
    MailModule,
    MetricsModule,
    OidcModule,
    SessionsModule,
    UsersModule,
    WebhooksModule,
  ],
  controllers: [
    AdminController,
    AdminApplicationsController,
    AdminClientsController,
    AdminInvitesController,
    AdminLimitsController,
    AdminMailController,
    MailActsController,
    AdminWebhooksController,
    PeopleController,
    PersonController,
    PersonActsController,
  ],
  providers: [
    AccountActs,
    AdminActs,
    Invitations,
    LimitCounts,
    MailList,
    Overview,
    People,
    PersonActs,
    PersonDetailsQuery,
    QueuedMail,
    ShownMails,
  ],
})
export class AdminModule {}
