import { seconds } from '../common/time.js';
import { policy } from '../policy.js';

const { answersWithin, answerBytes } = policy.identities;

interface BoundedRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestInit['body'];
}

/**
 * Asks a provider that the operator has configured. It may be slow or broken, and must not use up memory or connections.
 * Redirects are not followed: the operator, or the provider's own document, has named this place and no other.
 * @throws Error if there is no answer in time, or too long a one.
 */
export async function boundedFetch(url: string, { method = 'GET', headers, body }: BoundedRequest): Promise<Response> {
  const signal = AbortSignal.timeout(answersWithin);
  const answer = await fetch(url, { method, headers: { ...headers }, body: body ?? null, redirect: 'manual', signal });
  const bytes = await readAll(answer);
  const hasBody = ![101, 204, 205, 304].includes(answer.status);
  return new Response(hasBody ? bytes : null, { status: answer.status, headers: answer.headers });
}

async function readAll({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    // Leaving the loop closes the connection.
    if (length > answerBytes) throw new Error('The answer of the provider is too long.');
    parts.push(part);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

/** For the library, which has a timeout of its own. */
export const timeoutInSeconds = answersWithin / seconds(1);
