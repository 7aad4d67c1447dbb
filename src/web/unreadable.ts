import type { NextFunction, Request, Response } from 'express';
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '../config.js';
import { httpsOnlyHeader } from './headers.js';
import { unreadable } from './refusal.js';

/** An address with broken percent-encoding. Express would say so in words of its own, with the address in them. */
export function refuseUnreadableAddress(req: Request, _res: Response, next: NextFunction): void {
  try {
    decodeURIComponent(req.path);
  } catch {
    throw unreadable('refused.address');
  }
  next();
}

/**
 * What is no HTTP, or more of it than Node takes (16 kB before the body), never reaches Express. Node alone would
 * answer with an empty page.
 */
export function answerWhatIsNoRequest(server: Server, { https }: Config): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const { status, message } = refusals[error.code ?? ''] ?? notUnderstood;
    // In the middle of another answer this one would be taken for a part of it.
    const { _httpMessage: answer } = socket as Duplex & { _httpMessage?: ServerResponse | null };
    if (!socket.writable || answer?.headersSent) socket.destroy(error);
    else socket.end(bareAnswer(status, message, https ? [httpsOnlyHeader] : []));
  });
}

interface BareRefusal {
  readonly status: string;
  readonly message: string;
}

const notUnderstood: BareRefusal = {
  status: '400 Bad Request',
  message: 'What your browser sent could not be read.',
};

/** By the code of Node's error. */
const refusals: Partial<Record<string, BareRefusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    message:
      'The address or the cookies that your browser sent are too long. Removing the cookies of this site in your browser helps.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    message: 'What your browser sent did not arrive in time. Please try again.',
  },
};

/** Nothing of what was sent goes into it. */
function bareAnswer(status: string, message: string, more: readonly string[]): string {
  const page = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${status}</title></head><body><h1>${message}</h1></body></html>\n`;
  const headers = [
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(page)}`,
    "Content-Security-Policy: default-src 'none';frame-ancestors 'none'",
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
    ...more,
  ];
  return `HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n${page}`;
}
