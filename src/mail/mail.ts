import { z } from 'zod';
import { type Language, supportedLanguage } from '../i18n/languages.js';

const moment = z.int();

/** What the letter makes its link from when it is sent. The token itself is never queued. */
const link = z.object({ nonce: z.string(), tokenHash: z.string() });

/** Who asked for it, told to the owner of the mailbox. */
const requester = z.object({ ip: z.string(), at: moment });

/** One address and nothing else: no list, no name, no second header. Forms refuse more, this is the last door. */
const recipient = z
  .string()
  .regex(/^[^\s\p{Cc},;:<>()"@]+@[^\s\p{Cc},;:<>()"@]+$/u, 'Not one plain address.');

/** A letter about something that happened. */
function notice<Kind extends string>(kind: Kind) {
  return z.object({ kind: z.literal(kind), recipient, payload: z.object({ requester }) });
}

/** The same in a letter that a stranger may have caused. */
const stoppable = { requester, notMe: link };

/** A letter that a stranger may have caused, without a link to act. */
function askedNotice<Kind extends string>(kind: Kind) {
  return z.object({ kind: z.literal(kind), recipient, payload: z.object(stoppable) });
}

/** A letter with a link that expires, which a stranger may have caused. */
function withLink<Kind extends string>(kind: Kind) {
  return z.object({
    kind: z.literal(kind),
    recipient,
    payload: z.object({ link, expiresAt: moment, ...stoppable }),
  });
}

/** A letter to the old address about a change to a new one, with a link that undoes it. */
function withUndo<Kind extends string>(kind: Kind) {
  return z.object({
    kind: z.literal(kind),
    recipient,
    payload: z.object({ link, expiresAt: moment, requester, newEmail: z.string() }),
  });
}

/** Everything that can be mailed. A new kind is an entry here and two texts in src/i18n. */
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
  z.object({
    kind: z.literal('new-device'),
    recipient,
    payload: z.object({ userAgent: z.string(), requester }),
  }),
  z.object({
    kind: z.literal('deletion-asked'),
    recipient,
    payload: z.object({ deleteAfter: moment, requester }),
  }),
  notice('deletion-cancelled'),
  /** Sends nothing: it lets every branch of a form write the same. */
  z.object({ kind: z.literal('noop'), recipient: z.literal(''), payload: z.object({}) }),
]);

/** In which language it is written is not for its kind to say. */
export type Mail = z.infer<typeof mailSchema> & { readonly language: Language };
export type RequestOrigin = z.infer<typeof requester>;

/** A mail as its sender says it: the outbox adds who asked for it and when, and the way to stop such mail. */
type AsSaid<One> = One extends Mail
  ? Omit<One, 'payload'> & { payload: Omit<One['payload'], 'requester' | 'notMe'> }
  : never;

/** A mail that a stranger may have caused, by a form that asks for no log-in; with the account to whose owner it goes. */
export type AskedMail = AsSaid<Extract<Mail, { payload: { notMe: unknown } }>> & {
  readonly userId?: string;
};

/** A mail to the owner of an account about something that has happened to it. */
export type NoticeMail = AsSaid<Exclude<Mail, { payload: { notMe: unknown } } | { kind: 'noop' }>> & {
  readonly userId: string;
};

/** The same without its reader: a kind that says all, or one with what it is about. */
export type Notice = WithoutReader<NoticeMail>;
type WithoutReader<One> = One extends NoticeMail
  ? keyof One['payload'] extends never
    ? One['kind']
    : Pick<One, 'kind' | 'payload'>
  : never;

/** A mail that may have more than it should. */
type UncheckedMail = Readonly<Record<string, unknown>> & { readonly language: Language };

/** The mail as a row keeps it. */
export interface StoredMail {
  readonly kind: string;
  readonly recipient: string;
  readonly language: string;
  /** JSON. */
  readonly payload: string;
}

/**
 * Keeps what the schema names and drops everything else: an entity that was passed as a link would bring its
 * password hash along.
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
