import { z } from 'zod';
import { type EmailAddress, parseEmailAddress } from '../../common/email-address.js';
import type { BareKey } from '../../i18n/message.js';

/** What is wrong with an address that could not be read. */
export function notAnAddress(typed: string): BareKey {
  return typed.trim() === '' ? 'email.missing' : 'email.wrong';
}

/** An address, in canonical form once validated. */
export const emailField = z
  .string()
  .default('')
  .transform((typed, context): EmailAddress => {
    const address = parseEmailAddress(typed);
    if (address) return address;
    context.addIssue({ code: 'custom', message: notAnAddress(typed) });
    return z.NEVER;
  });

const passwordMissing: BareKey = 'password.missing';

/** A password as somebody knows it already: anything goes but nothing. */
export const knownPasswordField = z.string(passwordMissing).min(1, passwordMissing);

/** A checkbox: there or not. */
export const checkboxField = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '');
