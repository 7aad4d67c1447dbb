import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { FactorsModule } from '../factors/factors.module.js';
import { HttpModule } from '../http/http.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { ActivityApi } from './activity.controller.js';
import { BearerOrCookie } from './bearer-token.js';
import { ClosingApi } from './closing.controller.js';
import { DocsApi } from './docs.controller.js';
import { Endpoints } from './endpoints.js';
import { Idempotency } from './idempotency.js';
import { LoginApi } from './login.controller.js';
import { MeApi } from './me.controller.js';
import { PasswordApi } from './password.controller.js';
import { Precondition } from './precondition.js';
import { RegistrationApi } from './registration.controller.js';
import { SessionsApi } from './sessions.controller.js';
import { TokensApi } from './tokens.controller.js';
import { UserChanges } from './user-changes.js';

/** What the pages do, as JSON. */
@Module({
  imports: [FactorsModule, HttpModule, SessionsModule, UsersModule, AuthModule, AccountModule],
  controllers: [
    RegistrationApi,
    LoginApi,
    PasswordApi,
    MeApi,
    ClosingApi,
    SessionsApi,
    ActivityApi,
    TokensApi,
    DocsApi,
  ],
  providers: [BearerOrCookie, Endpoints, Idempotency, Precondition, UserChanges],
  exports: [BearerOrCookie, Endpoints],
})
export class ApiModule {}
