import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { logFailure, recordOutcome } from '../http/errors/failure-log.js';
import { problemOf } from '../http/errors/http-problem.js';
import { Log } from '../logging/log.js';

/** For programs: what went wrong before the provider, or where there is none, in OAuth's words (RFC 6749, 5.2). */
@Catch()
export class OauthErrors implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<Response>();
    recordOutcome(req, error);
    const { status, waitInSeconds, outcome } = problemOf(error);
    req.outcome ??= outcome;
    if (status >= 500) logFailure(this.log, error, req);
    if (res.headersSent) return void res.destroy();
    if (waitInSeconds !== undefined) res.setHeader('Retry-After', waitInSeconds);
    res.status(status).json({ error: codes[status] ?? (status < 500 ? 'invalid_request' : 'server_error') });
  }
}

const codes: Partial<Record<number, string>> = { 404: 'not_found', 503: 'temporarily_unavailable' };
