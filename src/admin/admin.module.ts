import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccountAccess } from './account-access.js';
import { AdminController } from './pages/admin.controller.js';

/** The pages for admins. The commands of operators use the same flows, without Nest. */
@Module({
  imports: [HttpModule, SessionsModule, UsersModule],
  providers: [AccountAccess],
  controllers: [AdminController],
})
export class AdminModule {}
