import type { NextFunction, Request, Response } from 'express';
import type { Socket } from 'node:net';
import { malformed } from './http-problem.js';

/** Refuses what a proxy may read as another request, or as two, and closes the connection (RFC 9112, 3.2 and 6.1). */
export function refuseAmbiguous(req: Request, res: Response, next: NextFunction): void {
  if (isAmbiguous(req) || ambiguous.has(req.socket)) {
    ambiguous.add(req.socket);
    res.setHeader('Connection', 'close');
    throw malformed('refused.unclear');
  }
  next();
}

/** Later requests on it are already read. Node would run them although nobody gets the response. */
const ambiguous = new WeakSet<Socket>();

function isAmbiguous({ httpVersion, headers, headersDistinct }: Request): boolean {
  const { host: hosts = [], 'transfer-encoding': codings } = headersDistinct;
  const hasHost = httpVersion === '1.0' ? hosts.length <= 1 : hosts.length === 1;
  // Node decodes chunks and leaves every other coding as it is.
  const isPlain = codings === undefined || headers['transfer-encoding']?.toLowerCase() === 'chunked';
  return !hasHost || !hosts.every(isHost) || !isPlain || (httpVersion === '1.0' && codings !== undefined);
}

/** A name of letters, digits, hyphens and dots, or an IP address, with an optional port. Empty if there is no host. */
function isHost(text: string): boolean {
  return /^(?:[\w.-]*|\[[\da-f:.]+\])(?::\d*)?$/i.test(text);
}

/** Refuses a path with broken percent-encoding. Express would send its own text, with the path in it. */
export function refuseUnreadableAddress(req: Request, _res: Response, next: NextFunction): void {
  try {
    decodeURIComponent(req.path);
  } catch {
    throw malformed('refused.address');
  }
  next();
}
