import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access/access.js';
import { Cookies } from './security/cookies.js';
import { Csrf, CsrfGuard } from './csrf/csrf.js';
import { ErrorPages } from './errors/error-pages.js';
import { RecentAuthenticationGuard } from './access/recent-authentication.js';
import { HealthController } from './health/health.controller.js';
import { HomeController } from './pages/home.controller.js';
import { PageLocals } from './pages/layout-model.js';
import { RequestLog } from './server/request-log.js';
import { LocaleResolver } from './pages/locale-resolver.js';

/** What every page shares. The guards run in this order, on every request that has a handler. */
@Module({
  controllers: [HomeController, HealthController],
  providers: [
    Cookies,
    Csrf,
    PageLocals,
    RequestLog,
    LocaleResolver,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: RecentAuthenticationGuard },
    { provide: APP_FILTER, useClass: ErrorPages },
  ],
  exports: [Cookies, PageLocals, RequestLog, LocaleResolver],
})
export class HttpModule {}
