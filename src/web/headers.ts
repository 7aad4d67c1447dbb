import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.js';
import { policy } from '../policy.js';
import { seconds } from '../time.js';

const httpsOnly = { maxAge: policy.requests.httpsOnlyFor / seconds(1), includeSubDomains: true };

/** The same for what is answered without Express. */
export const httpsOnlyHeader = `Strict-Transport-Security: max-age=${httpsOnly.maxAge}; includeSubDomains`;

/** What every answer carries, also one about an error or a file. */
export function securityHeaders(config: Config): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.https ? httpsOnly : false,
  });
}

/** Every page is for one person at one moment. */
export function neverStore(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Cache-Control', 'no-store');
  next();
}
