import type { IncomingMessage } from 'node:http';
import { webAddress } from '../common/web-address.js';
import { isPrefetch } from '../http/security/methods.js';

/** What the browser asked the proxy for. */
export interface OriginalRequest {
  readonly url: URL;
  readonly method: string;
  /** A page that a person opens, or a form that they send. Nothing else may be led to a log-in. */
  readonly isNavigation: boolean;
}

type Sent = Pick<IncomingMessage, 'headers' | 'headersDistinct'>;

/** As nginx is told to say it, in headers of our choice. Undefined if that is no address of a site. */
export function fromNginx(req: Sent): OriginalRequest | undefined {
  return originalRequest(req, only(req, 'x-original-url'), only(req, 'x-original-method'));
}

/** As Caddy and Traefik say it by themselves. */
export function fromForwarded(req: Sent): OriginalRequest | undefined {
  const [protocol = '', host = '', path = ''] = ['proto', 'host', 'uri'].map((name) =>
    only(req, `x-forwarded-${name}`),
  );
  // Each of them only as long as none becomes a part of another.
  const isWhole = /^https?$/i.test(protocol) && /^[^/?#@\\\s]+$/.test(host) && path.startsWith('/');
  const address = isWhole ? `${protocol}://${host}${path}` : undefined;
  return originalRequest(req, address, only(req, 'x-forwarded-method'));
}

function originalRequest({ headers }: Sent, address: string | undefined, method = 'GET'): OriginalRequest | undefined {
  const url = webAddress(address ?? '');
  return url && { url, method, isNavigation: isNavigation(headers, method) };
}

/** Undefined also if it came twice: a proxy sets it, so somebody else has added one. */
function only({ headersDistinct }: Sent, name: string): string | undefined {
  const values = headersDistinct[name];
  return values?.length === 1 ? values[0] : undefined;
}

/** As browsers say it (Fetch Metadata), or else by what is asked for. None that a browser makes in advance, or in a frame. */
function isNavigation(headers: IncomingMessage['headers'], method: string): boolean {
  if (!['GET', 'POST'].includes(method) || headers['x-requested-with'] !== undefined || isPrefetch(headers))
    return false;
  const mode = headers['sec-fetch-mode'];
  if (mode === undefined) return /\btext\/html\b/i.test(headers.accept ?? '');
  return mode === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
