import { z } from 'zod';
import { toAddress } from '../http/forms/fields.js';
import { password, secret } from '../http/forms/secret.js';
import type { BareKey } from '../i18n/message.js';
import { languageCodes } from '../i18n/languages.js';

/** What the API takes and answers. `meta` goes into the OpenAPI document. */

const moment = z.iso.datetime().meta({ examples: ['2026-11-29T12:00:00.000Z'] });

/** An address that exists or not: it is checked and never answered. */
export const emailInput = z
  .string()
  .meta({ format: 'email', examples: ['ada@example.com'] })
  .transform(toAddress);

/** As typed: the flow says what is wrong with it. */
export const typedEmail = z.string().meta({ format: 'email', examples: ['ada@example.com'] });

const untypable: BareKey = 'field.untypable';

/** What forms refuse, too: a form could never send it, so nobody could log in with it there. Nor half a character. */
const typable = z.string().refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), untypable);

const example = { format: 'password', examples: ['violet tugboat ankle'] };

export const newPasswordInput = password(typable.meta(example));

export const knownPassword = password(typable.min(1, 'password.missing').meta(example));

export const ownersCode = secret(z.string().optional()).meta({
  description:
    'For an account without a password, unless its log-in is recent: a code from the authenticator app, or a recovery code.',
  examples: ['123456'],
});

export const linkToken = z
  .string()
  .meta({
    description: 'The last part of the link in the email.',
    examples: ['0a1b2c3d4e5f6g7h8j9k0m1n2p3q4r5s6t7v8w9x0y1z2a3b4c5d'],
  });

export const inviteToken = z
  .string()
  .meta({
    description: 'Of an invitation: the part of its link after `invite=`.',
    examples: ['0a1b2c3d4e5f6g7h8j9k0m1n2p3q4r5s6t7v8w9x0y1z2a3b4c5d'],
  });

export const language = z.enum(languageCodes);

export const user = z
  .object({
    id: z.uuid(),
    email: z.string().meta({ format: 'email' }),
    displayName: z.string().nullable(),
    language: z.string(),
    timeZone: z.string().nullable(),
    memberSince: moment,
    passwordChangedAt: moment.nullable().meta({ description: 'Null for the first password.' }),
    deleteAfter: moment
      .nullable()
      .meta({ description: 'When the account will be deleted, if its owner has requested it.' }),
  })
  .meta({ id: 'User' });

export const session = z
  .object({
    id: z.string(),
    ip: z.string(),
    userAgent: z.string(),
    device: z.string().meta({ description: 'A text in the language of the request.' }),
    createdAt: moment,
    seenAt: moment,
    expiresAt: moment,
    current: z.boolean().meta({ description: 'True for the session of this request.' }),
  })
  .meta({ id: 'Session' });

export const event = z
  .object({
    id: z.string(),
    type: z.string().meta({ examples: ['signed-in'] }),
    title: z.string().meta({ description: 'A text in the language of the request.' }),
    at: moment,
    ip: z.string().meta({ description: 'An IP address, or `operator` where the people who run the site did it.' }),
    userAgent: z.string(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'Event' });

export const scope = z.enum(['read', 'account']);

export const personalToken = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(scope),
    createdAt: moment,
    usedAt: moment.nullable(),
    expiresAt: moment,
  })
  .meta({ id: 'PersonalToken' });

export const newPersonalToken = personalToken
  .extend({ token: z.string().meta({ description: 'Shown only in this answer.' }) })
  .meta({ id: 'NewPersonalToken' });

export const accessToken = z
  .object({
    access_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.int().meta({ description: 'Seconds.' }),
    scope: z.string(),
  })
  .meta({ id: 'AccessToken' });

export const csrfToken = z.object({ token: z.string() }).meta({ id: 'CsrfToken' });

export function listOf<T extends z.ZodType>(item: T): z.ZodType {
  return z.object({ items: z.array(item), next: z.string().nullable().optional() });
}

/** A time as the API writes it; null stays null. */
export function isoTime<T extends number | null>(time: T): string | (null extends T ? null : never) {
  return (time === null ? null : new Date(time).toISOString()) as string | (null extends T ? null : never);
}
