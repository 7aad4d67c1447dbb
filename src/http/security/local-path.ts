import { policy } from '../../policy.js';
import { urlOf } from '../../common/url.js';

/**
 * `next` as a path of this site, or undefined. Compared by origin after parsing, since browsers read `/\host` and
 * `//host` as another site; and checked again, since `/.//host` becomes `//host` only by parsing, and `blob:` with our
 * own address has our origin and no path at all.
 */
export function localPath(next: string | undefined, baseUrl: string): string | undefined {
  if (!next || next.length > policy.requests.nextLength) return undefined;
  const url = urlOf(next, baseUrl);
  if (url?.origin !== new URL(baseUrl).origin || !/^\/(?!\/)/.test(url.pathname)) return undefined;
  const path = url.pathname + url.search;
  // Encoded, it may be nine times as long as it was typed.
  return path.length > policy.requests.nextLength ? undefined : path;
}

/**
 * `path` with the way on from there; without it where that is longer than what would be followed anyway. A proxy may
 * refuse a header of several kilobytes, and answer 502.
 */
export function withNext(path: string, next: string): string {
  const encoded = encodeURIComponent(next);
  return encoded.length > policy.requests.nextLength ? path : `${path}?next=${encoded}`;
}
