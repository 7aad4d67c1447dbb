import { z } from 'zod';
import { type Language, supportedLanguage } from '../i18n/languages.js';

const timestamp = z.int();

/** The link is created from this when the mail is sent. The token itself is never stored. */
const link = z.object({ nonce: z.string(), tokenHash: z.string() });

/** Where the request came from. The mail says it. */
const requester = z.object({ ip: z.string(), at: timestamp });

/** Exactly one address: no list, no name, no second header. Forms check more; this is the last check. */
const recipient = z.string().regex(/^[^\s\p{Cc},;:<>()"@]+@[^\s\p{Cc},;:<>()"@]+$/u, 'Not one plain address.');

/** A mail about something that happened. */
function notice<Kind extends string>(kind: Kind) {
  return z.object({ kind: z.literal(kind), recipient, payload: z.object({ requester }) });
}

/** For mails that someone else may have requested. */
const stoppable = { requester, notMe: link };

/** A mail that someone else may have requested, without an action link. */
function askedNotice<Kind extends string>(kind: Kind) {
  return z.object({ kind: z.literal(kind), recipient, payload: z.object(stoppable) });
}

/** A mail that someone else may have requested, with an action link that expires. */
function withLink<Kind extends string>(kind: Kind) {
  return z.object({
    kind: z.literal(kind),
    recipient,
    payload: z.object({ link, expiresAt: timestamp, ...stoppable }),
  });
}

/** A mail to the old address about a change to a new one, with a link to undo it. */
function withUndo<Kind extends string>(kind: Kind) {
  return z.object({
    kind: z.literal(kind),
    recipient,
    payload: z.object({ link, expiresAt: timestamp, requester, newEmail: z.string() }),
  });
}

/** All kinds of mail. A new kind needs an entry here and two texts in src/i18n. */
const mailSchema = z.discriminatedUnion('kind', [
  withLink('activation'),
  askedNotice('account-exists'),
  withLink('password-reset'),
  notice('password-changed'),
  withLink('email-change'),
  askedNotice('address-taken'),
  withUndo('email-change-asked'),
  withUndo('email-changed'),
  notice('email-changed-to-this'),
  notice('email-restored'),
  z.object({ kind: z.literal('new-device'), recipient, payload: z.object({ userAgent: z.string(), requester }) }),
  z.object({ kind: z.literal('deletion-asked'), recipient, payload: z.object({ deleteAfter: timestamp, requester }) }),
  notice('deletion-cancelled'),
  /** Sends nothing, so that every branch of a form writes the same. */
  z.object({ kind: z.literal('noop'), recipient: z.literal(''), payload: z.object({}) }),
]);

/** A mail of any kind, in one language. */
export type Mail = z.infer<typeof mailSchema> & { readonly language: Language };
export type RequestOrigin = z.infer<typeof requester>;

/** A mail as the caller passes it. The outbox adds the requester, the time, and the link to stop such mail. */
type Draft<One> = One extends Mail
  ? Omit<One, 'payload'> & { payload: Omit<One['payload'], 'requester' | 'notMe'> }
  : never;

/** A mail requested without a log-in, so maybe by someone else than the recipient, whose account is `userId`. */
export type AskedMail = Draft<Extract<Mail, { payload: { notMe: unknown } }>> & { readonly userId?: string };

/** A mail to the owner of an account about something that happened to it. */
export type NoticeMail = Draft<Exclude<Mail, { payload: { notMe: unknown } } | { kind: 'noop' }>> & {
  readonly userId: string;
};

/** The same without the recipient: only a kind, or a kind with a payload. */
export type Notice = WithoutRecipient<NoticeMail>;
type WithoutRecipient<One> = One extends NoticeMail
  ? keyof One['payload'] extends never
    ? One['kind']
    : Pick<One, 'kind' | 'payload'>
  : never;

/** A mail that may have extra properties. */
type UncheckedMail = Readonly<Record<string, unknown>> & { readonly language: Language };

/** A mail as it is stored in a row. */
export interface StoredMail {
  readonly kind: string;
  readonly recipient: string;
  readonly language: string;
  /** JSON. */
  readonly payload: string;
}

/**
 * Drops everything that is not in the schema: an entity passed as a link would otherwise store its password hash.
 * @throws Error for a recipient that is not one plain address.
 */
export function storedMail({ language, ...mail }: UncheckedMail): StoredMail {
  const { kind, recipient, payload } = mailSchema.parse(mail);
  return { kind, recipient, language, payload: JSON.stringify(payload) };
}

/** @throws Error when the row is damaged, or of a kind that this version does not know. */
export function readMail(row: StoredMail): Mail {
  const { kind, recipient } = row;
  const mail = mailSchema.parse({ kind, recipient, payload: JSON.parse(row.payload) as unknown });
  return { ...mail, language: supportedLanguage(row.language) };
}
