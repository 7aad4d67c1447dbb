import { z } from 'zod';
import { type EmailAddress, parseEmailAddress } from '../../common/email-address.js';
import { emailProblem } from '../../domain/errors.js';
import type { BareKey } from '../../i18n/message.js';
import { password, secret } from './secret.js';

/** For a field with an address: its canonical form, or what is wrong with it. */
export function toAddress(typed: string, context: z.RefinementCtx): EmailAddress {
  const address = parseEmailAddress(typed);
  if (address) return address;
  context.addIssue({ code: 'custom', message: emailProblem(typed) });
  return z.NEVER;
}

/** An email address, in canonical form once validated. */
export const emailField = z.string().default('').transform(toAddress);

const passwordMissing: BareKey = 'password.missing';

/** An existing password: any text but an empty one. */
export const knownPasswordField = password(z.string(passwordMissing).min(1, passwordMissing));

/** A password that the flow checks itself, or that may be missing. */
export const passwordField = password(z.string().default(''));

/** A checkbox: true if checked. */
export const checkboxField = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '');

/** A code of the second step, of an app or a recovery code; empty if there is none. Never shown again. */
export const codeField = secret(z.string().default(''));
