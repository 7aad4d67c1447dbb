import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { logFailure, recordOutcome } from '../http/errors/failure-log.js';
import { problemOf } from '../http/errors/http-problem.js';
import { translate } from '../i18n/translate.js';
import { Log } from '../logging/log.js';
import { plainAnswer } from './plain-answers.js';

/** Turns every error of a check into a refusal: what is not answered with 200 does not pass. */
@Catch()
export class CheckErrors implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<Response>();
    recordOutcome(req, error);
    const { status, heading, waitInSeconds, outcome } = problemOf(error);
    req.outcome ??= outcome;
    if (status >= 500) logFailure(this.log, error, req);
    if (res.headersSent) return void res.destroy();
    if (waitInSeconds !== undefined) res.setHeader('Retry-After', waitInSeconds);
    plainAnswer(res, status, translate(heading, 'en'));
  }
}
