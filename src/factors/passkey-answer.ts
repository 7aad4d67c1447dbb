import { z } from 'zod';

const base64url = z.string().regex(/^[\w-]+$/);

const clientDataSchema = z.object({
  challenge: base64url,
  // A page of another site that shows ours in a frame.
  crossOrigin: z.literal(false).optional(),
});

const common = { id: base64url, rawId: base64url, type: z.literal('public-key') };

const answerSchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

const newKeySchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string()).default([]),
  }),
});

/** What a browser sends for a passkey that was used, or made, and the challenge that it claims to answer. */
interface Answered<Schema extends z.ZodType> {
  readonly sent: z.output<Schema>;
  readonly challenge: string;
}

export type Answer = Answered<typeof answerSchema>;
export type NewKeyAnswer = Answered<typeof newKeySchema>;

/** Undefined if it cannot be read. Nothing in it is verified. */
export function readAnswer(text: string): Answer | undefined {
  return read(answerSchema, text);
}

/** The same for a new passkey. */
export function readNewKey(text: string): NewKeyAnswer | undefined {
  return read(newKeySchema, text);
}

function read<Schema extends typeof answerSchema | typeof newKeySchema>(
  schema: Schema,
  text: string,
): Answered<Schema> | undefined {
  const { success, data: sent } = schema.safeParse(jsonIn(text));
  if (!success) return undefined;
  const clientData = Buffer.from(sent.response.clientDataJSON, 'base64url').toString();
  const { success: isReadable, data } = clientDataSchema.safeParse(jsonIn(clientData));
  return isReadable ? { sent: sent as z.output<Schema>, challenge: data.challenge } : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
