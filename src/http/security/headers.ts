import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../../config/config.js';
import { policy } from '../../policy.js';
import { seconds } from '../../common/time.js';

type Headers = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

/** What a page may do: load styles, scripts and images, send forms, and ask what a passkey has to sign, all within this site. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join(';');

/** What a file may do when opened on its own: an image may contain styles, and even scripts. */
export const filePolicy = "default-src 'none';style-src 'unsafe-inline';sandbox;frame-ancestors 'none'";

/** In a worker a script's own policy applies, not the page's: it may only compute. No worker starts in a sandbox. */
export const scriptPolicy = "default-src 'none';frame-ancestors 'none'";

/** What a document may do that is no page: nothing, if a browser should show it. */
export const documentPolicy = "default-src 'none';frame-ancestors 'none'";

/** No page uses a device, so nothing injected into one may. Passkeys are for this site only, not for what it could frame. */
const permissionsPolicy = [
  ...['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'].map((feature) => `${feature}=()`),
  ...['publickey-credentials-create', 'publickey-credentials-get'].map((feature) => `${feature}=(self)`),
].join(', ');

/** The headers of every response, including errors and files. */
export function securityHeaders(config: Config, contentPolicy = pagePolicy): Headers {
  const others = helmet({
    contentSecurityPolicy: false,
    // `no-referrer` would make browsers send `Origin: null` with forms of this site.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.https
      ? { maxAge: policy.requests.httpsOnlyFor / seconds(1), includeSubDomains: true }
      : false,
  });
  return (req, res, next) => {
    res.setHeader('Content-Security-Policy', contentPolicy);
    res.setHeader('Permissions-Policy', permissionsPolicy);
    others(req, res, next);
  };
}

/** The same as lines, for responses without Express. */
export function securityHeaderLines(config: Config): string[] {
  const lines: string[] = [];
  const answer = {
    setHeader: (name: string, value: string) => lines.push(`${name}: ${value}`),
    removeHeader: () => undefined,
  };
  securityHeaders(config)({} as IncomingMessage, answer as unknown as ServerResponse, () => undefined);
  return lines;
}

/** None has an older one: `If-None-Match: *` ("any") would turn what Express sends (probes, the export) into a 304. */
export function neverStore(req: Request, res: Response, next: NextFunction): void {
  delete req.headers['if-none-match'];
  res.setHeader('Cache-Control', 'no-store');
  next();
}
