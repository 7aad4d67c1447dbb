import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.js';
import { Cookies } from './cookies.js';
import { Csrf, CsrfGuard } from './csrf.js';
import { ErrorPages } from './error-pages.js';
import { FreshProofGuard } from './fresh-proof.js';
import { HealthController } from './health.controller.js';
import { HomeController } from './home.controller.js';
import { PageLocals } from './locals.js';
import { RequestLog } from './request-log.js';
import { Speaking } from './speaking.js';

/** What every page shares. The guards run in this order, on every request that has a handler. */
@Module({
  controllers: [HomeController, HealthController],
  providers: [
    Cookies,
    Csrf,
    PageLocals,
    RequestLog,
    Speaking,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: FreshProofGuard },
    { provide: APP_FILTER, useClass: ErrorPages },
  ],
  exports: [Cookies, PageLocals, RequestLog, Speaking],
})
export class WebModule {}
