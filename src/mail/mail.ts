import { z } from 'zod';

const moment = z.int();

/** What the letter makes its link from when it is sent. The token itself is never queued. */
const link = z.object({ nonce: z.string(), tokenHash: z.string() });

/** Who asked for it, told to the owner of the mailbox. */
const requester = z.object({ ip: z.string(), at: moment });

/** One address and nothing else: no list, no name, no second header. Forms refuse more, this is the last door. */
const recipient = z
  .string()
  .regex(/^[^\s\p{Cc},;:<>()"@]+@[^\s\p{Cc},;:<>()"@]+$/u, 'Not one plain address.');

/**
 * Everything that can be mailed. A new kind is an entry here, its words in letters.ts, and two templates in
 * views/mail.
 */
const mailSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('activation'),
    recipient,
    payload: z.object({ link, expiresAt: moment, requester }),
  }),
  z.object({ kind: z.literal('account-exists'), recipient, payload: z.object({ requester }) }),
  /** Sends nothing: it lets every branch of a form write the same. */
  z.object({ kind: z.literal('nothing'), recipient: z.literal(''), payload: z.object({}) }),
]);

export type Mail = z.infer<typeof mailSchema>;
export type Requester = z.infer<typeof requester>;

/** The mail as a row keeps it. */
export interface StoredMail {
  readonly kind: string;
  readonly recipient: string;
  /** JSON. */
  readonly payload: string;
}

/**
 * Keeps what the schema names and drops everything else: an entity that was passed as a link would bring its
 * password hash along.
 * @throws Error for a recipient that is not one plain address.
 */
export function storedMail(mail: Mail): StoredMail {
  const { kind, recipient, payload } = mailSchema.parse(mail);
  return { kind, recipient, payload: JSON.stringify(payload) };
}

/** @throws Error when the row is damaged, or of a kind that this version does not know. */
export function readMail(row: StoredMail): Mail {
  return mailSchema.parse({
    kind: row.kind,
    recipient: row.recipient,
    payload: JSON.parse(row.payload) as unknown,
  });
}
