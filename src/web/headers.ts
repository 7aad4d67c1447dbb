import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.js';
import { policy } from '../policy.js';
import { seconds } from '../time.js';

const httpsOnly = { maxAge: policy.requests.httpsOnlyFor / seconds(1), includeSubDomains: true };

/** The same for what is answered without Express. */
export const httpsOnlyHeader = `Strict-Transport-Security: max-age=${httpsOnly.maxAge}; includeSubDomains`;

/** What a page may do: nothing but be styled, show pictures and send forms, all of it ours. */
export const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join(';');

/** What a file may do that somebody opens by itself: a picture may bring styles, and even script, of its own. */
export const filePolicy = "default-src 'none';style-src 'unsafe-inline';sandbox;frame-ancestors 'none'";

/** What every answer carries, also one about an error or a file. */
export function securityHeaders(config: Config): RequestHandler {
  const others = helmet({
    contentSecurityPolicy: false,
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.https ? httpsOnly : false,
  });
  return (req, res, next) => {
    res.setHeader('Content-Security-Policy', pagePolicy);
    others(req, res, next);
  };
}

/** Every page is for one person at one moment. */
export function neverStore(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Cache-Control', 'no-store');
  next();
}
