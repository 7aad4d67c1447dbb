import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../../config/config.js';
import { policy } from '../../policy.js';
import { seconds } from '../../common/time.js';

type Headers = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

/** What a page may do: nothing but be styled, run our script, show pictures and send forms, all of it ours. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join(';');

/** What a file may do that somebody opens by itself: a picture may bring styles, and even script, of its own. */
export const filePolicy = "default-src 'none';style-src 'unsafe-inline';sandbox;frame-ancestors 'none'";

/**
 * What a script may do in a worker, where its own policy holds and not that of the page: nothing but reckon. No worker
 * starts in a sandbox.
 */
export const scriptPolicy = "default-src 'none';frame-ancestors 'none'";

/** What every answer carries, also one about an error or a file. */
export function securityHeaders(config: Config): Headers {
  const others = helmet({
    contentSecurityPolicy: false,
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.https
      ? { maxAge: policy.requests.httpsOnlyFor / seconds(1), includeSubDomains: true }
      : false,
  });
  return (req, res, next) => {
    res.setHeader('Content-Security-Policy', pagePolicy);
    others(req, res, next);
  };
}

/** The same as lines, for an answer that Express has no part in. */
export function securityHeaderLines(config: Config): string[] {
  const lines: string[] = [];
  const answer = {
    setHeader: (name: string, value: string) => lines.push(`${name}: ${value}`),
    removeHeader: () => undefined,
  };
  securityHeaders(config)({} as IncomingMessage, answer as unknown as ServerResponse, () => undefined);
  return lines;
}

/**
 * Every answer is for one person at one moment. So a browser has no older one to ask about: `If-None-Match: *`, which
 * means "any", would get a 304 in place of whatever Express sends for us: the probes, the export.
 */
export function neverStore(req: Request, res: Response, next: NextFunction): void {
  delete req.headers['if-none-match'];
  res.setHeader('Cache-Control', 'no-store');
  next();
}
