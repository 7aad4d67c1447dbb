import { policy } from '../../policy.js';
import { urlOf } from '../../common/url.js';

/**
 * `next` as a path of this site. Compared by origin after parsing, since browsers read `/\host` and `//host` as another
 * site; then by path, since `/.//host` becomes `//host` only by parsing, and a `blob:` URL has our origin but no path.
 */
export function localPath(next: string | undefined, baseUrl: string): string | undefined {
  if (!next || next.length > policy.requests.nextLength) return undefined;
  const url = urlOf(next, baseUrl);
  if (url?.origin !== new URL(baseUrl).origin || !/^\/(?!\/)/.test(url.pathname)) return undefined;
  const path = url.pathname + url.search;
  // Encoding can make it nine times as long.
  return path.length > policy.requests.nextLength ? undefined : path;
}

/** Omits a `next` too long for `localPath` anyway: a proxy may refuse a header of several kilobytes with a 502. */
export function withNext(path: string, next: string): string {
  const encoded = encodeURIComponent(next);
  return encoded.length > policy.requests.nextLength ? path : `${path}?next=${encoded}`;
}
