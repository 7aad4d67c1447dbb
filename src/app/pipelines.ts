import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { INestApplicationContext, Provider } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { Config } from '../config/config.js';
import { AccessGuard } from '../http/access/access.js';
import { authenticate } from '../http/access/authenticate.js';
import { RecentAuthenticationGuard } from '../http/access/recent-authentication.js';
import { CsrfGuard } from '../http/csrf/csrf.js';
import { ErrorPages } from '../http/errors/error-pages.js';
import { refuseAmbiguous, refuseUnreadableAddress } from '../http/errors/malformed-request.js';
import { readForm } from '../http/forms/form-body.js';
import { PageLocals } from '../http/pages/layout-model.js';
import { LocaleResolver } from '../http/pages/locale-resolver.js';
import { readCookies } from '../http/security/cookies.js';
import { neverStore, securityHeaders } from '../http/security/headers.js';
import { LoadShedding } from '../http/security/load-shedding.js';
import { answerOtherMethods } from '../http/security/methods.js';
import { assets } from '../http/server/assets.js';
import { RequestLog } from '../http/server/request-log.js';
import { SessionCookie } from '../http/session/session-cookie.js';

type Middleware = RequestHandler | ReturnType<typeof securityHeaders>;

/** The middleware for page requests, in this order. Files come early: they need nothing that follows. */
export function pages(app: INestApplicationContext): Middleware[] {
  const config = app.get(Config);
  const requestLog = app.get(RequestLog);
  return [
    requestLog.watch,
    securityHeaders(config),
    readCookies,
    app.get(LocaleResolver).prepare as RequestHandler,
    refuseAmbiguous,
    answerOtherMethods,
    assets(config),
    requestLog.noFile,
    neverStore,
    app.get(PageLocals).prepare as RequestHandler,
    refuseUnreadableAddress,
    readForm,
    app.get(LoadShedding).refuse,
    authenticate([app.get(SessionCookie)]),
  ];
}

/** The guards that run once the handler is known, and the filter that turns errors into pages. */
export const pageGuards: Provider[] = [
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: CsrfGuard },
  { provide: APP_GUARD, useClass: RecentAuthenticationGuard },
  { provide: APP_FILTER, useClass: ErrorPages },
];
