import { z } from 'zod';
import type { LinkSecret } from '../common/keyring.js';
import { type Language, supportedLanguage } from '../i18n/languages.js';
import { type TimeZone, timeZoneOf } from '../i18n/time-zone.js';
import type { OutboxMail } from './outbox.entity.js';

const timestamp = z.int();

/** The link is created from this when the mail is sent. The token itself is never stored. */
const link = z.object({ nonce: z.string(), tokenHash: z.string() });

/** Where the request came from, and with which browser where it is known. The mail says it. */
const requester = z.object({ ip: z.string(), at: timestamp, userAgent: z.string().optional() });

/** Exactly one address: no list, no name, no second header. Forms check more; this is the last check. */
const recipient = z.string().regex(/^[^\s\p{Cc},;:<>()"@]+@[^\s\p{Cc},;:<>()"@]+$/u, 'Not one plain address.');

function kindOf<Kind extends string, Payload extends z.ZodRawShape>(kind: Kind, payload: Payload) {
  return z.object({ kind: z.literal(kind), recipient, payload: z.object(payload) });
}

/**
 * Something that happened. The owner of the account is greeted by name if they have one: only in notices, which go to
 * addresses that the account has proved. In a mail that a stranger can cause, or to a new address, it would carry
 * anybody's text to anybody.
 */
const notice = { requester, displayName: z.string().optional() };

/** How many of its kind a notice stands for, and since when. The rest of it is about the last one. */
const several = z.object({ count: z.int(), since: timestamp });

/**
 * Whoever has the password can cause these without end, so they are merged. Never one with a link: the link would be
 * lost, so the act is limited instead.
 */
const repeatable = { ...notice, several: several.optional() };

/** Something that someone else may have requested, so without a name that they chose. With or without a link. */
const asked = { requester, notMe: link };
const askedWithLink = { link, expiresAt: timestamp, ...asked };

/** To the old address about a change to a new one, with a link to undo it. */
const withUndo = { link, expiresAt: timestamp, ...notice, newEmail: z.string() };

/** All kinds of mail. A new kind needs an entry here, one in designs.ts, and a subject and a lead in src/i18n. */
const mailSchema = z.discriminatedUnion('kind', [
  kindOf('activation', askedWithLink),
  /** Whoever runs the site has asked for it, and not the recipient. */
  kindOf('invite', askedWithLink),
  /** To an admin. */
  kindOf('approval-waits', repeatable),
  kindOf('account-exists', asked),
  kindOf('password-reset', askedWithLink),
  kindOf('password-changed', repeatable),
  kindOf('email-change', askedWithLink),
  kindOf('address-taken', asked),
  kindOf('email-change-asked', withUndo),
  kindOf('email-changed', withUndo),
  kindOf('email-changed-to-this', notice),
  kindOf('email-restored', notice),
  kindOf('new-device', repeatable),
  kindOf('deletion-asked', { deleteAfter: timestamp, ...repeatable }),
  kindOf('deletion-cancelled', repeatable),
  kindOf('token-created', repeatable),
  kindOf('totp-added', notice),
  kindOf('totp-removed', notice),
  kindOf('passkey-added', notice),
  kindOf('passkey-removed', notice),
  kindOf('passkey-copied', notice),
  kindOf('identity-linked', notice),
  kindOf('identity-unlinked', notice),
  kindOf('recovery-codes-made', notice),
  kindOf('recovery-code-used', notice),
  kindOf('factors-removed', notice),
  kindOf('factor-recovery-asked', { link, expiresAt: timestamp, from: timestamp, ...notice }),
  kindOf('account-created', notice),
  kindOf('first-password', { link, expiresAt: timestamp, ...notice }),
  kindOf('account-approved', notice),
  kindOf('account-disabled', notice),
  kindOf('account-enabled', notice),
  kindOf('made-admin', notice),
  kindOf('no-longer-admin', notice),
  /** A link for a new password that the owner has not asked for, but an operator has sent. */
  kindOf('password-offered', { link, expiresAt: timestamp, ...notice }),
  /** Sends nothing, so that every branch of a form writes the same. */
  z.object({ kind: z.literal('noop'), recipient: z.literal(''), payload: z.object({}) }),
]);

/** A mail of any kind, in the language and the time zone of its reader. */
export type Mail = z.infer<typeof mailSchema> & Reader;
/** A mail that is really sent. */
export type SentMail = Exclude<Mail, { kind: 'noop' }>;
export type Kind = SentMail['kind'];

interface Reader {
  readonly language: Language;
  /** Without one, times are in UTC. */
  readonly timeZone?: TimeZone | null | undefined;
}
/** Picks the language and the time zone, such as from an account. */
export function readerOf({ language, timeZone }: Reader): Reader {
  return { language, timeZone };
}

export type RequestOrigin = z.infer<typeof requester>;
export type Several = z.infer<typeof several>;

const repeatableKinds = [
  'password-changed',
  'new-device',
  'deletion-asked',
  'deletion-cancelled',
  'token-created',
  'approval-waits',
] as const;

/** A notice that can stand for several of its kind. */
export type RepeatableMail = Extract<Mail, { kind: (typeof repeatableKinds)[number] }>;

export function isRepeatable(kind: Mail['kind']): boolean {
  return repeatableKinds.some((repeatable) => repeatable === kind);
}

/** @throws Error when the payload is not one of a merged notice. */
export function severalIn(payload: string): Several {
  return z.object({ several }).parse(JSON.parse(payload)).several;
}

/** A mail as the caller passes it. The outbox adds the rest. */
type Draft<One> = One extends Mail ? Omit<One, 'payload'> & { payload: Omit<One['payload'], AddedByOutbox> } : never;
type AddedByOutbox = 'requester' | 'displayName' | 'notMe' | 'several';

/** A mail requested without a log-in, so maybe by someone else than the recipient, whose account is `userId`. */
export type AskedMail = Draft<Extract<Mail, { payload: { notMe: unknown } }>> & { readonly userId?: string };

/** A mail to the owner of an account about something that happened to it. */
export type NoticeMail = Draft<Exclude<SentMail, { payload: { notMe: unknown } }>> & {
  readonly userId: string;
  readonly displayName: string | null;
};

/** The same without the recipient: only a kind, or a kind with a payload. */
export type Notice = WithoutRecipient<NoticeMail>;
type WithoutRecipient<One> = One extends NoticeMail
  ? keyof One['payload'] extends never
    ? One['kind']
    : Pick<One, 'kind' | 'payload'>
  : never;

/** A mail that may have extra properties. */
type UncheckedMail = Readonly<Record<string, unknown>> & Reader;

/** A mail as it is stored in a row. */
export type StoredMail = Readonly<Pick<OutboxMail, 'kind' | 'recipient' | 'language' | 'timeZone' | 'payload'>>;

/**
 * Drops everything that is not in the schema: an entity passed as a link would otherwise store its password hash.
 * @throws Error for a recipient that is not one plain address.
 */
export function storedMail({ language, timeZone = null, ...mail }: UncheckedMail): StoredMail {
  const { kind, recipient, payload } = mailSchema.parse(mail);
  return { kind, recipient, language, timeZone, payload: JSON.stringify(payload) };
}

/** @throws Error when the row is damaged, or of a kind that this version does not know. */
export function readMail(row: StoredMail): Mail {
  const { kind, recipient } = row;
  const mail = mailSchema.parse({ kind, recipient, payload: JSON.parse(row.payload) as unknown });
  return { ...mail, language: supportedLanguage(row.language), timeZone: timeZoneOf(row.timeZone) };
}

/** The "it wasn't me" link of a mail that someone else may have requested. */
export function notMeLinkOf({ payload }: StoredMail): LinkSecret | undefined {
  return z.object({ notMe: link.optional() }).parse(JSON.parse(payload)).notMe;
}
