import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { Request } from 'express';
import { Overloaded } from '../../common/bounded-queue.js';
import { seconds } from '../../common/time.js';
import { SessionEnded, WrongCredentials } from '../../domain/errors.js';
import { translate } from '../../i18n/translate.js';
import { Log } from '../../logging/log.js';
import { fieldErrorsOf, formPage, typedValues } from '../forms/form.js';
import type { PageResponse } from '../pages/layout.js';
import { type Page, page, sendPage } from '../pages/page.js';
import { RedirectException, type SeeOther, seeOther, sendSeeOther } from '../pages/redirect.js';
import type { NavLink } from '../pages/views.js';
import { mendedPath } from './mended-path.js';
import { HttpProblem, problemOf } from './http-problem.js';
import { staticErrorPage } from './static-error-page.js';

/** Turns every error into a page: the form again if there is one, or else a page that says why. */
@Catch()
export class ErrorPages implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<PageResponse>();
    recordOutcome(req, error);
    const target = targetOf(error, req);
    const form = target ? undefined : formWithErrors(error, req);
    if (target) sendSeeOther(res, target);
    else if (form) sendPage(res, form);
    else this.sendProblem(error, req, res);
  }

  private sendProblem(error: unknown, req: Request, res: PageResponse): void {
    const problem = problemOf(error);
    const { status, retryAfter } = problem;
    // With the stack and without the request body, which must never be logged.
    if (status >= 500 && !(error instanceof Overloaded)) this.log.failure('bug', error, { request: req.id });
    if (res.headersSent) {
      // Part of the page has been sent: only ending the connection can still signal the error.
      res.destroy();
      return;
    }
    if (retryAfter !== undefined) res.setHeader('Retry-After', Math.max(1, Math.ceil(retryAfter / seconds(1))));
    sendPage(res, pageFor(problem, req), (failure) => this.sendStaticPage(res, failure));
  }

  /** If the template of the error page itself fails. Express would show the stack and print it past the log. */
  private sendStaticPage(res: PageResponse, failure: Error): void {
    const { id } = res.req;
    const { language } = res.locals;
    this.log.failure('bug', failure, { request: id });
    const text = `${translate('refused.oursBecause', language)} (${id})`;
    res.status(500).end(staticErrorPage(language, translate('refused.ours', language), text));
  }
}

/** For the log line of this request. */
function recordOutcome(req: Request, error: unknown): void {
  if (error instanceof WrongCredentials) req.aboutUser = error.userId;
  if (error instanceof WrongCredentials || error instanceof HttpProblem || error instanceof RedirectException)
    req.outcome = error.outcome;
}

function targetOf(error: unknown, req: Request): SeeOther | undefined {
  if (error instanceof SessionEnded) return seeOther('/login');
  // No route matched. The link may have been damaged on its way.
  if (error instanceof NotFoundException && req.route === undefined && req.method === 'GET') {
    const path = mendedPath(req.path);
    return path === undefined ? undefined : seeOther(path);
  }
  return error instanceof RedirectException ? error.target : undefined;
}

/** The form with its errors, if the error is about its fields. */
function formWithErrors(error: unknown, req: Request): Page | undefined {
  const { form } = req;
  if (!form?.view) return undefined;
  const errors = fieldErrorsOf(error, form);
  return errors && formPage(form, { values: typedValues(form, req), errors, status: 422 });
}

function pageFor({ status, heading, reason }: HttpProblem, req: Request): Page {
  if (req.form?.view && keepsForm.has(status)) {
    return formPage(req.form, { values: typedValues(req.form, req), problem: reason, status });
  }
  const requestId = status >= 500 ? { requestId: req.id } : {};
  // Never the requested path: changing the language of an error page leads to the home page.
  const model = { status, heading, reason, links: linksOn(req), here: '/', ...requestId };
  return page('errors/error', heading, model, status);
}

/** Status codes after which the same form can be sent again. */
const keepsForm = new Set([403, 409, 429, 503]);

function linksOn(req: Request): NavLink[] {
  if (req.principal) return [{ href: '/account', label: 'way.account' }];
  return [
    { href: '/', label: 'way.start' },
    { href: '/login', label: 'way.login' },
  ];
}
