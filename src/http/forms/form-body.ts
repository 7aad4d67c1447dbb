import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import { trimInvisible } from '../../common/email-address.js';
import { policy } from '../../policy.js';
import type { BareKey } from '../../i18n/message.js';
import { HttpProblem, malformed } from '../errors/http-problem.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** What is wrong with a field, by its name. It matters only if the form has that field. */
    fieldProblems?: ReadonlyMap<string, BareKey>;
  }
}

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

/** Puts the fields into `req.body`, one string per name. Extensions and proxies may have added some, in any shape. */
function readFields(req: Request, _res: Response, next: NextFunction): void {
  const bytes: unknown = req.body;
  const fields = Buffer.isBuffer(bytes) ? fieldsOf(bytes) : [];
  if (fields.length > policy.requests.fields) throw tooLarge();
  req.fieldProblems = problemsOf(fields);
  req.body = Object.fromEntries(fields.map(([name, value = '']) => [name, value]));
  next();
}

/** The value is undefined if its encoding is broken. */
type Field = readonly [name: string, value: string | undefined];

/** A field that occurs twice with one value counts once: extensions and proxies double some. */
function problemsOf(fields: readonly Field[]): Map<string, BareKey> {
  const values = new Map<string, string | undefined>();
  const problems = new Map<string, BareKey>();
  for (const [name, value] of fields) {
    if (value === undefined) problems.set(name, 'refused.encoding');
    else if (values.has(name) && values.get(name) !== value) problems.set(name, 'refused.twice');
    // Every field is a single line, and no keyboard types control characters.
    else if (/\p{Cc}/u.test(value)) problems.set(name, 'refused.untypable');
    values.set(name, value);
  }
  return problems;
}

function fieldsOf(bytes: Buffer): Field[] {
  const text = bytes.toString('latin1');
  if (isWellEncoded(text)) return readPairs(bytes.toString('utf8'));
  return text.split('&').flatMap(fieldIn);
}

/** With the separator, since the parser would drop a question mark at the beginning. */
function readPairs(pairs: string): [name: string, value: string][] {
  return [...new URLSearchParams(`&${pairs}`)].map(([field, value]) => [field, withoutPasted(field, value)]);
}

/** None if its name cannot be read: then it is no field of a form of this site. */
function fieldIn(pair: string): Field[] {
  const [name = ''] = pair.split('=', 1);
  if (!isWellEncoded(name)) return [];
  if (isWellEncoded(pair)) return readPairs(Buffer.from(pair, 'latin1').toString('utf8'));
  return readPairs(Buffer.from(name, 'latin1').toString('utf8')).map(([field]) => [field, undefined]);
}

/** A pasted tab or line end around an address belongs to no address. */
function withoutPasted(field: string, value: string): string {
  return field === 'email' && /\p{Cc}/u.test(value) ? trimInvisible(value) : value;
}

/** True if every `%` starts a byte and the bytes are UTF-8. A parser would silently change anything else. */
function isWellEncoded(text: string): boolean {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return false;
  const decoded = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return isUtf8(Buffer.from(decoded, 'latin1'));
}

const tooLarge = (): HttpProblem => new HttpProblem(413, 'refused.tooLarge', 'refused.tooLargeBecause');
const notUtf8 = (): HttpProblem => malformed('refused.notUtf8', 415);
