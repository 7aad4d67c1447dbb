import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { IdentitiesModule } from '../identities/identities.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { Handlers } from './access/handlers.js';
import { Csrf } from './csrf/csrf.js';
import { TypedEmail } from './forms/typed-email.js';
import { HealthController } from './health/health.controller.js';
import { HomeController } from './pages/home.controller.js';
import { PageLocals } from './pages/layout-model.js';
import { LocaleResolver } from './pages/locale-resolver.js';
import { SecurityTxtController } from './pages/security-txt.controller.js';
import { ProviderBrowser } from './providers/provider-browser.js';
import { WaitingCookie } from './providers/waiting-cookie.js';
import { Cookies } from './security/cookies.js';
import { LoadShedding } from './security/load-shedding.js';
import { TokenCookie } from './security/token-cookie.js';
import { RequestLog } from './server/request-log.js';
import { LoginSession } from './session/login-session.js';
import { SessionCookie } from './session/session-cookie.js';
import { SessionStore } from './session/session-store.js';

const shared = [
  Cookies,
  Csrf,
  Handlers,
  LoadShedding,
  LocaleResolver,
  LoginSession,
  PageLocals,
  ProviderBrowser,
  RequestLog,
  TokenCookie,
  TypedEmail,
  WaitingCookie,
];

/** What all pages share. For the order of the middleware, see src/app/pipelines.ts. */
@Module({
  imports: [DiscoveryModule, IdentitiesModule, LimitsModule, PasswordsModule, SessionsModule],
  controllers: [HomeController, HealthController, SecurityTxtController],
  providers: [...shared, SessionCookie, SessionStore],
  exports: [...shared, SessionCookie],
})
export class HttpModule {}
