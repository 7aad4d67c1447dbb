import type { NextFunction, Request, Response } from 'express';
import type { Socket } from 'node:net';
import { malformed } from './http-problem.js';

/**
 * What a proxy in front of us may have read as another request than we do, or as two. So nothing is guessed, and the
 * connection ends (RFC 9112, 3.2 and 6.1).
 */
export function refuseAmbiguous(req: Request, res: Response, next: NextFunction): void {
  if (isAmbiguous(req) || unclear.has(req.socket)) {
    unclear.add(req.socket);
    res.setHeader('Connection', 'close');
    throw malformed('refused.unclear');
  }
  next();
}

/** What came with it is read already, and Node would carry it out though nobody gets the answer. */
const unclear = new WeakSet<Socket>();

function isAmbiguous({ httpVersion, headers, headersDistinct }: Request): boolean {
  const { host: hosts = [], 'transfer-encoding': codings } = headersDistinct;
  const hasHost = httpVersion === '1.0' ? hosts.length <= 1 : hosts.length === 1;
  // Node takes the chunks apart and leaves whatever else there is as it came.
  const isPlain = codings === undefined || headers['transfer-encoding']?.toLowerCase() === 'chunked';
  return !hasHost || !hosts.every(isHost) || !isPlain || (httpVersion === '1.0' && codings !== undefined);
}

/** A name of letters, digits, hyphens and dots, or an address; perhaps with a port. Empty where it is of no site. */
function isHost(text: string): boolean {
  return /^(?:[\w.-]*|\[[\da-f:.]+\])(?::\d*)?$/i.test(text);
}

/** An address with broken percent-encoding. Express would say so in words of its own, with the address in them. */
export function refuseUnreadableAddress(req: Request, _res: Response, next: NextFunction): void {
  try {
    decodeURIComponent(req.path);
  } catch {
    throw malformed('refused.address');
  }
  next();
}
