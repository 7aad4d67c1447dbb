import type { Request } from 'express';
import { codeOf, reasonFor } from '../../database/sqlite/sqlite-errors.js';
import { WrongCredentials } from '../../domain/errors.js';
import type { Log } from '../../logging/log.js';
import { RedirectException } from '../pages/redirect.js';
import { HttpProblem, isRefusedWrite, isStorageFailure } from './http-problem.js';

/** For the log line of this request. */
export function recordOutcome(req: Request, error: unknown): void {
  if (error instanceof WrongCredentials) req.aboutUser = error.userId;
  if (error instanceof WrongCredentials || error instanceof HttpProblem || error instanceof RedirectException)
    req.outcome = error.outcome;
}

/** With the stack and without the request body, which must never be logged. */
export function logFailure(log: Log, error: unknown, { id: request }: Request): void {
  // The database has logged a write that failed.
  if (isRefusedWrite(error)) return;
  if (!isStorageFailure(error)) return log.failure('bug', error, { request });
  const code = codeOf(error);
  log.write('error', 'database-failed', { code, message: reasonFor(code), request });
}
