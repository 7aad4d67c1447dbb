import type { Request } from 'express';
import { maxEmailLength } from '../../common/email-length.js';

/** The address in the query, as a link of the site may give it. Only text to start with: it is checked when sent. */
export function prefillOf({ path, query: { email } }: Request): string | undefined {
  const isText = typeof email === 'string' && email.length <= maxEmailLength && !/\p{Cc}/u.test(email);
  return /^\/register\/?$/i.test(path) && isText ? email : undefined;
}
