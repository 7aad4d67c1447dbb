import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ApiGuard } from '../api/api-guard.js';
import { readBody } from '../api/body.js';
import { BearerOrCookie } from '../api/bearer-token.js';
import { answerApiMethods, crossOrigin } from '../api/cross-origin.js';
import { isOfApi } from '../api/endpoint.js';
import { Endpoints } from '../api/endpoints.js';
import type { INestApplicationContext, Provider } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { Config } from '../config/config.js';
import { Endpoints as OidcEndpoints } from '../oidc/endpoints.js';
import { isForPeople, isOfOidc } from '../oidc/surface.js';
import { isOfForwardAuth } from '../forward-auth/surface.js';
import type { Branch } from '../http/access/surface.js';
import { AccessGuard } from '../http/access/access.js';
import { authenticate } from '../http/access/authenticate.js';
import { RecentAuthenticationGuard } from '../http/access/recent-authentication.js';
import { CsrfGuard } from '../http/csrf/csrf.js';
import { refuseAmbiguous, refuseUnreadableAddress } from '../http/errors/malformed-request.js';
import { readForm } from '../http/forms/form-body.js';
import { PageLocals } from '../http/pages/layout-model.js';
import { LocaleResolver } from '../http/pages/locale-resolver.js';
import { readCookies } from '../http/security/cookies.js';
import { documentPolicy, neverStore, securityHeaders } from '../http/security/headers.js';
import { LoadShedding } from '../http/security/load-shedding.js';
import { answerOtherMethods } from '../http/security/methods.js';
import { assets } from '../http/server/assets.js';
import { RequestLog } from '../http/server/request-log.js';
import { SessionCookie } from '../http/session/session-cookie.js';
import { ErrorAnswers } from './error-answers.js';

/** Each surface has its own middleware, in this order. */
export function branches(app: INestApplicationContext): Branch[] {
  return [
    { surface: 'api', has: isOfApi, middleware: api(app) },
    { surface: 'forward-auth', has: isOfForwardAuth, middleware: forwardAuth(app) },
    { surface: 'oidc', has: isOfOidc, middleware: oidc(app) },
    { middleware: pages(app) },
  ];
}

/**
 * Asked with every request to an application, so it has nothing that a page needs. Without `noFile`, only refusals are
 * logged. HSTS is the application's business: its proxy may pass these headers on.
 */
function forwardAuth(app: INestApplicationContext): RequestHandler[] {
  const config = { ...app.get(Config), https: false };
  return [
    app.get(RequestLog).watch,
    securityHeaders(config, documentPolicy) as RequestHandler,
    neverStore,
    readCookies,
    refuseAmbiguous,
    answerOtherMethods,
  ];
}

/** The provider answers, and reads bodies itself. Only where browsers are sent does it need to know who is logged in. */
function oidc(app: INestApplicationContext): RequestHandler[] {
  const config = app.get(Config);
  const requestLog = app.get(RequestLog);
  return [
    requestLog.watch,
    requestLog.noFile,
    // No script, but for the one that the provider adds to its form for a site (`response_mode=form_post`).
    securityHeaders(config, `${documentPolicy};script-src`) as RequestHandler,
    neverStore,
    readCookies,
    app.get(LocaleResolver).prepare as RequestHandler,
    refuseAmbiguous,
    refuseUnreadableAddress,
    ...[app.get(PageLocals).prepare as RequestHandler, authenticate([app.get(SessionCookie)])].map(forPeople),
    app.get(OidcEndpoints).answer,
  ];
}

/** Errors are pages there, too. */
function forPeople(handler: RequestHandler): RequestHandler {
  return (req, res, next) => {
    if (!isForPeople(req.path)) return next();
    req.surface = undefined;
    return handler(req, res, next);
  };
}

function api(app: INestApplicationContext): RequestHandler[] {
  const config = app.get(Config);
  const requestLog = app.get(RequestLog);
  return [
    requestLog.watch,
    requestLog.noFile,
    securityHeaders(config, documentPolicy) as RequestHandler,
    neverStore,
    readCookies,
    app.get(LocaleResolver).prepare as RequestHandler,
    refuseAmbiguous,
    refuseUnreadableAddress,
    crossOrigin(config),
    answerApiMethods(app.get(Endpoints)),
    readBody,
    app.get(LoadShedding).refuse,
    authenticate([app.get(BearerOrCookie)]),
  ];
}

/** Files come early: they need nothing that follows. */
function pages(app: INestApplicationContext): RequestHandler[] {
  const config = app.get(Config);
  const requestLog = app.get(RequestLog);
  return [
    requestLog.watch,
    securityHeaders(config) as RequestHandler,
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

/** The guards that run once the handler is known, and the filter that answers errors. */
export const guards: Provider[] = [
  { provide: APP_GUARD, useClass: ApiGuard },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: CsrfGuard },
  { provide: APP_GUARD, useClass: RecentAuthenticationGuard },
  { provide: APP_FILTER, useClass: ErrorAnswers },
];
