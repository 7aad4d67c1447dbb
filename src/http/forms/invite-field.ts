import type { Request } from 'express';
import { tidyToken } from '../../common/link-token.js';
import { typedValues } from './form.js';

/**
 * The token of an invitation, from the form or from the query of its link, without what mail programs and hands did to it.
 * Empty if it is beyond repair, undefined if there is none.
 */
export function inviteOf(req: Request): string | undefined {
  const typed = req.form && typedValues(req.form, req).invite;
  if (typed !== undefined && typed !== '') return tidyToken(typed);
  // Before the query, which Express parses each time that it is read.
  if (!/^\/register\/?$/i.test(req.path)) return undefined;
  const [, value] = Object.entries(req.query).find(([name]) => /^(?:amp;)*invite$/i.test(name)) ?? [];
  const text = Array.isArray(value) ? value.find((one) => typeof one === 'string') : value;
  // A mail program that does not decode quoted-printable leaves `=3D`.
  return typeof text === 'string' ? tidyToken(text.replace(/^3d(?=\w{52})/i, '')) : undefined;
}
