import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Config } from '../config/config.js';
import {
  AccountInactive,
  ChangedMeanwhile,
  InvalidField,
  KeyReused,
  LastAdmin,
  SessionEnded,
  WrongCode,
  WrongCredentials,
} from '../domain/errors.js';
import { logFailure, recordOutcome } from '../http/errors/failure-log.js';
import { isStorageFailure, problemOf } from '../http/errors/http-problem.js';
import { isSecret } from '../http/forms/secret.js';
import { asMessage, translate } from '../i18n/translate.js';
import type { Localizable } from '../i18n/message.js';
import { Log } from '../logging/log.js';
import { ApiProblem, tokenEnded } from './api-problem.js';
import { Endpoints } from './endpoints.js';
import { methodProblem } from './method-problem.js';
import { type ProblemName, problemTypes } from './problem-types.js';
import { forPrograms } from './words.js';

/** RFC 9457. */
interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The id of the request in the log. */
  readonly instance: string;
  readonly errors?: readonly FieldProblem[];
  /** For clients of OAuth (RFC 6749, 5.2). */
  readonly error?: string;
}

interface FieldProblem {
  readonly field: string;
  /** Stays the same in every language. */
  readonly code: string;
  readonly message: string;
}

/** Turns every error of the API into a problem document, in the language that was asked for. */
@Catch()
export class ProblemDocuments implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly config: Config,
    private readonly endpoints: Endpoints,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<Response>();
    recordOutcome(req, error);
    const problem = this.problemFor(error, req, res);
    const { status, waitInSeconds } = problem;
    req.outcome ??= problem.outcome;
    if (status >= 500) logFailure(this.log, error, req);
    // Part of the answer has been sent: only ending the connection can still signal the error.
    if (res.headersSent) return void res.destroy();
    if (waitInSeconds !== undefined) res.setHeader('Retry-After', waitInSeconds);
    if (problem instanceof ApiProblem)
      for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
    const text = JSON.stringify(this.documentOf(problem, error, req));
    res.status(status).setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    res.setHeader('Content-Language', req.language).setHeader('Content-Length', Buffer.byteLength(text));
    res.end(req.method === 'HEAD' ? undefined : text);
  }

  private problemFor(error: unknown, req: Request, res: Response): ReturnType<typeof problemOf> {
    if (error instanceof SessionEnded) return tokenEnded();
    if (error instanceof ChangedMeanwhile) return new ApiProblem('changed-meanwhile', 'api.changedMeanwhileBecause');
    if (error instanceof AccountInactive) {
      const { reason, outcome } = problemOf(error);
      return new ApiProblem('account-inactive', reason, { ...(outcome && { outcome }), oauth: 'invalid_grant' });
    }
    if (error instanceof WrongCode && req.endpoint?.bodyType === 'form')
      return new ApiProblem('wrong-credentials', error.text, { outcome: error.outcome, oauth: 'invalid_grant' });
    if (error instanceof LastAdmin) return new ApiProblem('last-admin', 'delete.lastAdmin');
    if (error instanceof KeyReused) return new ApiProblem('key-reused', 'api.keyReusedBecause');
    if (error instanceof WrongCredentials && error.outcome === 'log-in-failed')
      return new ApiProblem('wrong-credentials', 'login.wrongPair', { outcome: error.outcome, oauth: 'invalid_grant' });
    if (!(error instanceof NotFoundException)) return problemOf(error);
    // Express also takes a HEAD for a route of other methods. Only a handler that was reached says that an id is unknown.
    if (req.endpoint) return new ApiProblem('not-found', 'api.notFoundBecause');
    return methodProblem(this.endpoints.methodsAt(req.path), res);
  }

  private documentOf(problem: ReturnType<typeof problemOf>, error: unknown, req: Request): ProblemDocument {
    const { language } = req;
    const name = problem instanceof ApiProblem ? problem.problem : nameFor(problem.status, error);
    const errors = fieldsOf(error, req);
    const oauth = problem instanceof ApiProblem ? problem.oauth : undefined;
    const isOfOauth = req.endpoint?.bodyType === 'form' && problem.status < 429;
    return {
      type: `${this.config.baseUrl}/api/docs#${name}`,
      title: translate(problemTypes[name].title, language),
      status: problem.status,
      detail: translate(forPrograms(problem.reason), language, req.timeZone),
      instance: `urn:uuid:${req.id}`,
      ...(errors.length > 0 && { errors }),
      ...(isOfOauth && { error: oauth ?? 'invalid_request' }),
    };
  }
}

function fieldsOf(error: unknown, { language, endpoint }: Request): FieldProblem[] {
  const problem = (field: string, text: Localizable): FieldProblem => ({
    field,
    code: asMessage(text).key,
    message: translate(text, language),
  });
  if (error instanceof LastAdmin) return [];
  if (error instanceof InvalidField) return Object.entries(error.errors).map(([field, text]) => problem(field, text));
  if (error instanceof WrongCode) return [problem('code', error.text)];
  if (!(error instanceof WrongCredentials) || error.outcome !== 'password-wrong') return [];
  // The first secret field of the body is the one that proves who asks.
  const shape: z.ZodRawShape = endpoint?.body?.shape ?? {};
  const field = Object.keys(shape).find((name) => isSecret(shape[name])) ?? '';
  return [problem(field, 'password.wrong')];
}

/** Of an error that pages have, too. */
function nameFor(status: number, error: unknown): ProblemName {
  if (status === 503) return isStorageFailure(error) ? 'storage' : 'busy';
  return byStatus[status] ?? (status >= 500 ? 'bug' : 'malformed');
}

const byStatus: Partial<Record<number, ProblemName>> = {
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'wrong-media-type',
  422: 'invalid',
  429: 'too-often',
};
