import type { Response } from 'express';
import { message } from '../i18n/message.js';
import { ApiProblem } from './api-problem.js';

/** For a path that has no route with this method: `methods` are those that it has. */
export function methodProblem(methods: readonly string[], res: Response): ApiProblem {
  if (methods.length === 0) return new ApiProblem('not-found', 'api.notFoundBecause');
  const allow = methods.join(', ');
  res.setHeader('Allow', allow);
  return new ApiProblem('method-not-allowed', message('api.methodBecause', { methods: allow }));
}
