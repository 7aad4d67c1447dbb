import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { Request } from 'express';
import { SessionEnded } from '../../domain/errors.js';
import { translate } from '../../i18n/translate.js';
import { Log } from '../../logging/log.js';
import { formPage, typedValues } from '../forms/form.js';
import { formWithErrors } from '../forms/refused-form.js';
import { TypedEmail } from '../forms/typed-email.js';
import type { PageResponse } from '../pages/layout.js';
import { type Page, page, sendPage } from '../pages/page.js';
import { RedirectException, type SeeOther, seeOther, sendSeeOther } from '../pages/redirect.js';
import type { NavLink } from '../pages/views.js';
import { repairedPath } from './repaired-path.js';
import { logFailure, recordOutcome } from './failure-log.js';
import { type HttpProblem, problemOf } from './http-problem.js';
import { staticErrorPage } from './static-error-page.js';

/** Turns every error of a page into a page: the form again if there is one, or else one that says why. */
@Catch()
export class ErrorPages implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly typedEmail: TypedEmail,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<PageResponse>();
    recordOutcome(req, error);
    if (res.headersSent) return this.cutShort(error, req, res);
    const target = targetOf(error, req);
    if (target) return sendSeeOther(res, target);
    this.keepEmail(req, res);
    const form = req.form?.view && formWithErrors(error, req.form, req);
    if (form) return sendPage(res, form);
    this.sendProblem(error, req, res);
  }

  private sendProblem(error: unknown, req: Request, res: PageResponse): void {
    const problem = problemOf(error);
    const { status, waitInSeconds } = problem;
    req.outcome ??= problem.outcome;
    if (status >= 500) logFailure(this.log, error, req);
    if (waitInSeconds !== undefined) res.setHeader('Retry-After', waitInSeconds);
    sendPage(res, pageFor(problem, req), (failure) => this.sendStaticPage(res, failure));
  }

  /** Only after the guards: earlier, another site could have sent the form. */
  private keepEmail({ form, body, isFromOurForm }: Request, res: PageResponse): void {
    if (form?.keepsEmail && isFromOurForm) this.typedEmail.keep(res, (body as { email?: string }).email);
  }

  /** Part of the response has been sent: only ending the connection can still signal the error. */
  private cutShort(error: unknown, req: Request, res: PageResponse): void {
    if (problemOf(error).status >= 500 && !(error instanceof SessionEnded)) logFailure(this.log, error, req);
    res.destroy();
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

function targetOf(error: unknown, req: Request): SeeOther | undefined {
  if (error instanceof SessionEnded) return seeOther('/login');
  // No route matched. The link may have been damaged on its way.
  if (error instanceof NotFoundException && req.route === undefined && isRead(req)) {
    const path = repairedPath(req.path);
    return path === undefined ? undefined : seeOther(path + queryOf(req));
  }
  return error instanceof RedirectException ? error.target : undefined;
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** As it was sent, with its question mark. Empty if there is none. */
function queryOf({ originalUrl }: Request): string {
  return /\?.*/s.exec(originalUrl)?.[0] ?? '';
}

function pageFor({ status, heading, reason, waitInSeconds }: HttpProblem, req: Request): Page {
  const wait = waitInSeconds === undefined ? {} : { wait: waitInSeconds };
  if (req.form?.view && keepsForm.has(status)) {
    return formPage(req.form, { values: typedValues(req.form, req), problem: reason, status, ...wait });
  }
  const requestId = status >= 500 ? { requestId: req.id } : {};
  // Never the requested path: changing the language of an error page leads to the home page.
  const model = { status, heading, reason, links: linksOn(req), here: '/', ...requestId, ...wait };
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
