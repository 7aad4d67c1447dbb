import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Request } from 'express';
import { Overloaded } from '../../common/bounded-queue.js';
import { Log } from '../../logging/log.js';
import { type Duration, seconds } from '../../common/time.js';
import { translate } from '../../i18n/translate.js';
import { type BareKey, message, type Localizable } from '../../i18n/message.js';
import { principalOf } from '../access/access.js';
import { staticErrorPage } from './static-error-page.js';
import { type Form, FormError, formPage, typedValues, WrongPassword } from '../forms/form.js';
import {
  RedirectException,
  type Page,
  page,
  type PageResponse,
  sendPage,
  sendSeeOther,
} from '../pages/page.js';
import { HttpProblem } from './http-problem.js';
import type { NavLink } from '../pages/views.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** The form that this request is for, once its handler is known. */
    form?: Form | undefined;
  }
}

/** Whatever is thrown, anywhere, becomes a page: the form again where there is one, or else a page that says why. */
@Catch()
export class ErrorPages implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<PageResponse>();
    noteOutcome(req, error);
    if (error instanceof RedirectException) {
      sendSeeOther(res, error.way);
      return;
    }
    if (error instanceof FormError && req.form?.view) {
      sendPage(
        res,
        formPage(req.form, { values: typedValues(req.form, req), errors: error.errors, status: 422 }),
      );
      return;
    }
    const refusal = refusalOf(error);
    // With its stack and without the request's body, which never belongs into a log.
    if (refusal.status >= 500 && !(error instanceof Overloaded))
      this.log.failure('bug', error, { request: req.id });
    if (res.headersSent) {
      // Half a page is on its way; cutting it short is all that is left to say that it went wrong.
      res.destroy();
      return;
    }
    if (refusal.retryAfter !== undefined) res.setHeader('Retry-After', inSeconds(refusal.retryAfter));
    sendPage(res, this.pageFor(refusal, req), (failure) => {
      this.sayBarely(res, failure);
    });
  }

  /** Where the page about errors is wrong itself. Express would show the stack, and print it past our log. */
  private sayBarely(res: PageResponse, failure: Error): void {
    const { id } = res.req;
    const { language } = res.locals;
    this.log.failure('bug', failure, { request: id });
    const message = `${translate('refused.oursBecause', language)} (${id})`;
    res.status(500).end(staticErrorPage(language, translate('refused.ours', language), message));
  }

  private pageFor({ status, heading, reason }: HttpProblem, req: Request): Page {
    if (req.form?.view && keepsForm.has(status)) {
      return formPage(req.form, { values: typedValues(req.form, req), problem: reason, status });
    }
    const requestId = status >= 500 ? { requestId: req.id } : {};
    // Whatever was asked for is not repeated here: what looks at this page in another language begins at the start.
    const model = { status, heading, reason, ways: waysOn(req), here: '/', ...requestId };
    return page('errors/error', heading, model, status);
  }
}

/** For the line of this request in the log. */
function noteOutcome(req: Request, error: unknown): void {
  if (error instanceof WrongPassword) req.aboutUser = error.userId;
  if (error instanceof WrongPassword || error instanceof HttpProblem || error instanceof RedirectException)
    req.outcome = error.outcome;
}

/** The refusals after which the same form can simply be sent again. */
const keepsForm = new Set([403, 429, 503]);

function waysOn(req: Request): NavLink[] {
  if (principalOf(req)) return [{ href: '/account', label: 'way.account' }];
  return [
    { href: '/', label: 'way.start' },
    { href: '/login', label: 'way.login' },
  ];
}

function refusalOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Overloaded) {
    const { retryAfter } = error;
    const reason = message('refused.overloadBecause', { wait: retryAfter });
    return new HttpProblem(503, 'refused.overload', reason, retryAfter);
  }
  if (error instanceof FormError) return new HttpProblem(422, 'refused.form', firstOf(error));
  const status = statusOf(error);
  if (status >= 500) return new HttpProblem(status, 'refused.ours', 'refused.oursBecause');
  return new HttpProblem(status, ...(words[status] ?? unreadableWords));
}

/** A mere button has no field at which more could be said. */
function firstOf({ errors }: FormError): Localizable {
  return Object.values(errors)[0] ?? 'refused.unreadable';
}

/** Express and its parts throw plain errors with a status; whatever has none is a bug of ours. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

const unreadableWords = ['refused.unreadable', 'refused.unreadable'] as const;

const words: Partial<Record<number, readonly [heading: BareKey, reason: BareKey]>> = {
  404: ['refused.unknownPage', 'refused.unknownPageBecause'],
  405: ['refused.method', 'refused.methodBecause'],
};

function inSeconds(span: Duration): number {
  return Math.max(1, Math.ceil(span / seconds(1)));
}
