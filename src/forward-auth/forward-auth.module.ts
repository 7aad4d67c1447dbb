import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { HttpModule } from '../http/http.module.js';
import { IconsModule } from '../icons/icons.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { applicationsTable } from './application.entity.js';
import { ApplicationRegistry } from './application-registry.js';
import { Applications } from './applications.js';
import { CheckController } from './check.controller.js';
import { EnterController } from './enter.controller.js';
import { passesTable } from './pass.entity.js';
import { PassController } from './pass.controller.js';
import { PassCookie } from './pass-cookie.js';
import { Passes } from './passes.js';
import { ticketsTable } from './ticket.entity.js';
import { Tickets } from './tickets.js';

/** Other sites whose proxy asks Foyer who may pass. */
@Module({
  imports: [
    DatabaseModule.forFeature(applicationsTable, ticketsTable, passesTable),
    GroupsModule,
    HttpModule,
    IconsModule,
    SessionsModule,
  ],
  controllers: [CheckController, EnterController, PassController],
  providers: [ApplicationRegistry, Applications, Passes, PassCookie, Tickets],
  exports: [ApplicationRegistry, Applications],
})
export class ForwardAuthModule {}
