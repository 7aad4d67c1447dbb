import type { RequestHandler } from 'express';
import type { Config } from '../config/config.js';
import { seconds } from '../common/time.js';
import { policy } from '../policy.js';
import { ApiProblem } from './api-problem.js';
import type { Endpoints } from './endpoints.js';
import { methodProblem } from './method-problem.js';

/**
 * Lets pages of the origins in API_ORIGINS read answers (Fetch Standard, CORS protocol), and no others. Never with
 * cookies: such a page sends a token.
 */
export function crossOrigin({ apiOrigins }: Pick<Config, 'apiOrigins'>): RequestHandler {
  return (req, res, next) => {
    if (apiOrigins.length > 0) res.vary('Origin');
    const origin = req.get('origin');
    if (origin !== undefined && apiOrigins.includes(origin)) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Expose-Headers', 'Allow, ETag, Retry-After, WWW-Authenticate, X-Request-Id');
      if (req.method === 'OPTIONS' && req.get('access-control-request-method') !== undefined) {
        res.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE');
        res.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Idempotency-Key, If-Match');
        res.setHeader('Access-Control-Max-Age', policy.requests.preflightFor / seconds(1));
      }
    }
    next();
  };
}

/** Before anything reads the request. What a path takes is said in `Allow`. */
export function answerApiMethods(endpoints: Endpoints): RequestHandler {
  return (req, res, next) => {
    if (['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'].includes(req.method)) return next();
    const methods = endpoints.methodsAt(req.path);
    if (req.method !== 'OPTIONS') throw methodProblem(methods, res);
    if (methods.length === 0) throw new ApiProblem('not-found', 'api.notFoundBecause');
    res.status(204).setHeader('Allow', methods.join(', ')).end();
  };
}
