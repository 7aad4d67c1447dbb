import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { readForm } from '../http/forms/form-body.js';
import { message } from '../i18n/message.js';
import { policy } from '../policy.js';
import { ApiProblem } from './api-problem.js';
import { doubledName } from './doubled-name.js';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** Reads a body: JSON, or a form as OAuth's token endpoint has it. Which one a route takes, its guard checks. */
export const readBody: RequestHandler = (req, res, next) => {
  req.body = {};
  const { 'content-length': length, 'transfer-encoding': coding } = req.headers;
  if (coding === undefined && Number(length ?? 0) === 0) return next();
  if (req.is(form)) {
    req.bodyType = 'form';
    return void readForm(req, res, next);
  }
  if (!req.is(json)) throw new ApiProblem('wrong-media-type', message('api.wrongMediaTypeBecause', { type: json }));
  req.bodyType = 'json';
  return void readBytes(req, res, (error?: unknown) => next(error ? problemFrom(error) : parse(req)));
};

const readBytes = express.raw({ type: () => true, inflate: false, limit: policy.requests.bodyBytes }) as (
  req: Request,
  res: Response,
  next: NextFunction,
) => void;

/** Returns what is wrong with it. The parser's own error contains the body, which must not be logged. */
function parse(req: Request): ApiProblem | undefined {
  const bytes = req.body as Buffer;
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(req.get('content-type') ?? '')?.[1]?.toLowerCase();
  if ((charset !== undefined && charset !== 'utf-8') || !isUtf8(bytes))
    return new ApiProblem('malformed', 'api.notUtf8');
  const text = bytes.toString('utf8');
  try {
    req.body = JSON.parse(text) as unknown;
  } catch {
    return new ApiProblem('malformed', 'api.notJson');
  }
  const isObject = typeof req.body === 'object' && req.body !== null && !Array.isArray(req.body);
  if (!isObject) return new ApiProblem('malformed', 'api.notObject');
  const field = doubledName(text);
  if (field !== undefined) return new ApiProblem('malformed', message('api.twice', { field }));
  return Object.keys(req.body as object).length > policy.requests.fields ? tooLarge() : undefined;
}

function tooLarge(): ApiProblem {
  return new ApiProblem('too-large', message('api.tooLargeBecause', { bytes: policy.requests.bodyBytes }));
}

function problemFrom(error: unknown): unknown {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return tooLarge();
  if (status === 415) return new ApiProblem('wrong-media-type', 'api.notCompressed');
  return new ApiProblem('malformed', 'api.incomplete');
}
