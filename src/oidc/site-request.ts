import { lookup, type LookupAddress, type LookupAllOptions, type LookupOptions } from 'node:dns';
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- only to addresses that an operator has registered.
import { request as requestByHttp, type ClientRequest, type RequestOptions } from 'node:http';
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- as above.
import { request as requestByHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from '../common/public-address.js';
import type { Duration } from '../common/time.js';
import { isLocal } from '../config/urls.js';

/** What came of it: the status of the answer, or why there is none. */
export type SiteAnswer = { readonly status: number } | { readonly code: string };

/**
 * Sends a form to an address that an operator has registered. Redirects are not followed, and the answer is not read.
 * Whoever has a name decides what it means, from one moment to the next: a name leads only to public addresses. A private
 * address, or localhost, has to be registered as such.
 */
export async function postToSite(
  url: URL,
  form: URLSearchParams,
  patience: Duration,
  resolve: Resolve = lookup,
): Promise<SiteAnswer> {
  const body = form.toString();
  const options: RequestOptions = {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) },
    signal: AbortSignal.timeout(patience),
    agent: false,
    ...(!isRegisteredAddress(url.hostname) && { lookup: publicOnly(resolve) }),
  };
  return new Promise((answered) => {
    const sent: ClientRequest = (url.protocol === 'https:' ? requestByHttps : requestByHttp)(url, options);
    sent.once('response', (response) => {
      answered({ status: response.statusCode ?? 0 });
      response.destroy();
    });
    sent.on('error', ({ name, code = name }: NodeJS.ErrnoException) => answered({ code: String(code) }));
    sent.end(body);
  });
}

function isRegisteredAddress(hostname: string): boolean {
  return isLocal(hostname) || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}

/** Asks the name servers. */
type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  found: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** What it finds is what is connected to: there is no second look-up that could find something else. */
const publicOnly =
  (resolve: Resolve) =>
  (hostname: string, options: LookupOptions, found: Found): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error, '');
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address))) return found(notPublic(), '');
      if (options.all) found(null, addresses);
      else found(null, first.address, first.family);
    });
  };

function notPublic(): NodeJS.ErrnoException {
  return Object.assign(new Error('The name leads to an address that is not public.'), { code: 'NOT_PUBLIC' });
}
