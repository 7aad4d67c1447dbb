import { z } from 'zod';
import { type EmailAddress, parseEmailAddress } from '../email-address.js';

/** What is wrong with an address that could not be read. */
export function notAnAddress(typed: string): string {
  return typed.trim() === ''
    ? 'Enter your email address.'
    : 'Enter an email address such as name@example.com.';
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

/** A password as somebody knows it already: anything goes but nothing. */
export const knownPasswordField = z.string('Enter your password.').min(1, 'Enter your password.');

/** A checkbox: there or not. */
export const checkboxField = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '');
