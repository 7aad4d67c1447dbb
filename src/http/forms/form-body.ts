import express, { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import { policy } from '../../policy.js';
import { HttpProblem, malformed } from '../errors/http-problem.js';

const formType = 'application/x-www-form-urlencoded';

/** Strict, with a 4xx page that says why: Express's parser drops `__proto__` and nameless fields, accepts Latin-1. */
export const readForm: RequestHandler = (req, res, next) => {
  req.body = {};
  if (hasBody(req)) reader(req, res, next);
  else next();
};

const reader = Router().use(refuseOtherTypes, readBytes(), readFields);

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function refuseOtherTypes(req: Request, _res: Response, next: NextFunction): void {
  if (!req.is(formType)) throw malformed('refused.type', 415);
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(req.get('content-type') ?? '')?.[1];
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') throw notUtf8();
  next();
}

function readBytes(): RequestHandler {
  const read = express.raw({ type: formType, inflate: false, limit: policy.requests.bodyBytes });
  return (req, res, next) => read(req, res, (error?: unknown) => next(error ? problemFrom(error) : undefined));
}

/** The parser's own error contains the body; this one does not, so the body cannot be logged. */
function problemFrom(error: unknown): unknown {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return tooLarge();
  if (status === 415) return notUtf8();
  return malformed('refused.whole');
}

/** Puts the fields into `req.body`, one string per name. */
function readFields(req: Request, _res: Response, next: NextFunction): void {
  const bytes: unknown = req.body;
  const fields = Buffer.isBuffer(bytes) ? fieldsOf(bytes) : [];
  const names = new Set(fields.map(([name]) => name));
  if (fields.length > policy.requests.fields) throw tooLarge();
  if (names.size < fields.length) throw malformed('refused.twice');
  // Every field is a single line, and no keyboard types control characters.
  if (fields.some(([, value]) => /\p{Cc}/u.test(value))) throw malformed('refused.untypable');
  req.body = Object.fromEntries(fields);
  next();
}

function fieldsOf(bytes: Buffer): [name: string, value: string][] {
  if (!isWellEncoded(bytes)) throw malformed('refused.encoding');
  return [...new URLSearchParams(bytes.toString('utf8'))];
}

/** True if every `%` starts a byte and the bytes are UTF-8. A parser would silently change anything else. */
function isWellEncoded(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return false;
  const decoded = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(decoded, 'latin1'));
    return true;
  } catch {
    return false;
  }
}

const tooLarge = (): HttpProblem => new HttpProblem(413, 'refused.tooLarge', 'refused.tooLargeBecause');
const notUtf8 = (): HttpProblem => malformed('refused.notUtf8', 415);
