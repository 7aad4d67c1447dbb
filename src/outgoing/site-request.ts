import type { LookupAddress, LookupOptions } from 'node:dns';
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- only to addresses that an operator has registered.
import { request as requestByHttp, type ClientRequest, type RequestOptions } from 'node:http';
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- as above.
import { request as requestByHttps } from 'node:https';
import { isPublicAddress } from '../common/public-address.js';
import type { Duration } from '../common/time.js';
import { addressIn } from '../common/url.js';
import { askOnce, type Resolve } from './name-lookups.js';

/** What came of it: the status of the answer, or why there is none. */
export type SiteAnswer = { readonly status: number } | { readonly code: string };

/** Which addresses may be connected to, and the code if it is another one. */
export interface Reach {
  readonly allows: (address: string) => boolean;
  readonly refusal: string;
}

export const onlyPublic: Reach = { allows: isPublicAddress, refusal: 'NOT_PUBLIC' };
export const onlyPrivate: Reach = { allows: (address) => !isPublicAddress(address), refusal: 'NOT_PRIVATE' };
export const anywhere: Reach = { allows: () => true, refusal: '' };

export interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly patience: Duration;
  readonly reach: Reach;
  /** Ends it early, with the code ABORT_ERR. */
  readonly signal?: AbortSignal;
}

/**
 * Posts to an address that an operator has registered. Redirects are not followed, and the answer is not read. Whoever has a
 * name decides what it means, from one moment to the next: so the address is checked that is connected to.
 */
export async function postToSite(url: URL, post: Post, resolve: Resolve = askOnce): Promise<SiteAnswer> {
  const { body, reach, patience, signal } = post;
  const address = addressIn(url);
  // Nobody is asked for what is an address already.
  if (address !== undefined && !reach.allows(address)) return { code: reach.refusal };
  const timeout = AbortSignal.timeout(patience);
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...post.headers, 'Content-Length': Buffer.byteLength(body) },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    agent: false,
    lookup: lookupWithin(reach, resolve),
  };
  return new Promise((answered) => {
    const sent: ClientRequest = (url.protocol === 'https:' ? requestByHttps : requestByHttp)(url, options);
    sent.once('response', (response) => {
      answered({ status: response.statusCode ?? 0 });
      response.destroy();
    });
    sent.on('error', ({ name, code = name }: NodeJS.ErrnoException) =>
      answered({ code: timeout.aborted ? 'TIMEOUT' : String(code) }),
    );
    // An answer may also end in none of these: Node drops the connection of one that switches protocols (101).
    sent.once('close', () => answered({ code: timeout.aborted ? 'TIMEOUT' : 'NO_ANSWER' }));
    sent.end(body);
  });
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** What it finds is what is connected to: there is no second look-up that could find something else. */
const lookupWithin =
  ({ allows, refusal }: Reach, resolve: Resolve) =>
  (hostname: string, options: LookupOptions, found: Found): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error, '');
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => allows(address))) return found(outOfReach(refusal), '');
      if (options.all) found(null, addresses);
      else found(null, first.address, first.family);
    });
  };

function outOfReach(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error('The name leads to an address that is out of reach.'), { code });
}
