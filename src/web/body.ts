import { BadRequestException, PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { policy } from '../policy.js';

/** Reads the one kind of body we take, strictly: what is not a plain form gets a 4xx page that says why. */
export const readForm: RequestHandler[] = [refuseOtherTypes, readUrlencoded(), refuseOddFields];

function refuseOtherTypes(req: Request, _res: Response, next: NextFunction): void {
  const hasBody =
    req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
  if (hasBody && !req.is('application/x-www-form-urlencoded')) {
    throw new UnsupportedMediaTypeException('Only forms as a browser sends them are understood here.');
  }
  next();
}

function readUrlencoded(): RequestHandler {
  const parse = express.urlencoded({
    extended: false,
    inflate: false,
    limit: policy.requests.bodyBytes,
    parameterLimit: policy.requests.fields,
    // The parser itself would quietly turn what it cannot decode into something else.
    verify: (_req, _res, bytes) => {
      if (!isWellEncoded(bytes)) throw new BadRequestException('Its characters are not encoded correctly.');
    },
  });
  return (req, res, next) => {
    parse(req, res, (error?: unknown) => {
      next(error ? inOurWords(error) : undefined);
    });
  };
}

/** The parser's own error carries the body; this one does not, so no log can. */
function inOurWords(error: unknown): unknown {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return new PayloadTooLargeException('It was larger than a form of this site can be.');
  if (status === 415)
    return new UnsupportedMediaTypeException('Its encoding is not understood here; UTF-8 is.');
  if (error instanceof BadRequestException) return error;
  return new BadRequestException('It did not arrive whole.');
}

/** True when every `%` begins a byte and the bytes are UTF-8. */
function isWellEncoded(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return false;
  const decoded = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(decoded, 'latin1'));
    return true;
  } catch {
    return false;
  }
}

function refuseOddFields(req: Request, _res: Response, next: NextFunction): void {
  for (const value of Object.values((req.body ?? {}) as Record<string, unknown>)) {
    if (typeof value !== 'string') throw new BadRequestException('It contained a field more than once.');
    // Every field is a single line, and a keyboard makes none of these.
    if (/\p{Cc}/u.test(value)) {
      throw new BadRequestException('It contained a character that cannot be typed.');
    }
  }
  next();
}
