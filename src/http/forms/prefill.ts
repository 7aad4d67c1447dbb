import type { Request } from 'express';
import { maxEmailLength } from '../../common/email-length.js';

/** The address in the query, as a link of the site may give it. Only text to start with: it is checked when sent. */
export function prefillOf(req: Request): string | undefined {
  // Before the query, which Express parses each time that it is read.
  if (!/^\/register\/?$/i.test(req.path)) return undefined;
  const { email } = req.query;
  return isPrefill(email) ? email : undefined;
}

export function isPrefill(email: unknown): email is string {
  return typeof email === 'string' && email !== '' && email.length <= maxEmailLength && !/\p{Cc}/u.test(email);
}
