import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request } from 'express';
import { Overloaded } from '../../common/bounded-queue.js';
import { type Duration, seconds } from '../../common/time.js';
import { SessionEnded, WrongCredentials } from '../../domain/errors.js';
import { translate } from '../../i18n/translate.js';
import { Log } from '../../logging/log.js';
import { fieldErrorsOf, formPage, typedValues } from '../forms/form.js';
import type { PageResponse } from '../pages/layout.js';
import { type Page, page, sendPage } from '../pages/page.js';
import { RedirectException, type SeeOther, seeOther, sendSeeOther } from '../pages/redirect.js';
import type { NavLink } from '../pages/views.js';
import { HttpProblem, problemOf } from './http-problem.js';
import { staticErrorPage } from './static-error-page.js';

/** Turns whatever is thrown into a page: the form again where there is one, or else a page that says why. */
@Catch()
export class ErrorPages implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<PageResponse>();
    noteOutcome(req, error);
    const target = targetOf(error);
    const form = target ? undefined : formAgain(error, req);
    if (target) sendSeeOther(res, target);
    else if (form) sendPage(res, form);
    else this.sendProblem(error, req, res);
  }

  private sendProblem(error: unknown, req: Request, res: PageResponse): void {
    const problem = problemOf(error);
    // With its stack and without the request's body, which never belongs into a log.
    if (problem.status >= 500 && !(error instanceof Overloaded))
      this.log.failure('bug', error, { request: req.id });
    if (res.headersSent) {
      // Half a page has been sent; cutting it short is the only way left to say that it went wrong.
      res.destroy();
      return;
    }
    if (problem.retryAfter !== undefined) res.setHeader('Retry-After', inSeconds(problem.retryAfter));
    sendPage(res, pageFor(problem, req), (failure) => {
      this.sendStaticPage(res, failure);
    });
  }

  /** Where the template of the error page itself fails. Express would show the stack, and print it past our log. */
  private sendStaticPage(res: PageResponse, failure: Error): void {
    const { id } = res.req;
    const { language } = res.locals;
    this.log.failure('bug', failure, { request: id });
    const text = `${translate('refused.oursBecause', language)} (${id})`;
    res.status(500).end(staticErrorPage(language, translate('refused.ours', language), text));
  }
}

/** For the line of this request in the log. */
function noteOutcome(req: Request, error: unknown): void {
  if (error instanceof WrongCredentials) req.aboutUser = error.userId;
  if (error instanceof WrongCredentials || error instanceof HttpProblem || error instanceof RedirectException)
    req.outcome = error.outcome;
}

function targetOf(error: unknown): SeeOther | undefined {
  if (error instanceof SessionEnded) return seeOther('/login');
  return error instanceof RedirectException ? error.target : undefined;
}

/** The form with what has to be corrected, if the error is about its fields. */
function formAgain(error: unknown, req: Request): Page | undefined {
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
  // Whatever was asked for is not repeated here: changing the language of this page leads to the start.
  const model = { status, heading, reason, links: linksOn(req), here: '/', ...requestId };
  return page('errors/error', heading, model, status);
}

/** The problems after which the same form can simply be sent again. */
const keepsForm = new Set([403, 429, 503]);

function linksOn(req: Request): NavLink[] {
  if (req.principal) return [{ href: '/account', label: 'way.account' }];
  return [
    { href: '/', label: 'way.start' },
    { href: '/login', label: 'way.login' },
  ];
}

function inSeconds(duration: Duration): number {
  return Math.max(1, Math.ceil(duration / seconds(1)));
}
