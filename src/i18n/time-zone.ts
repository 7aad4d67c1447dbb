import { LruCache } from '../common/lru-cache.js';

/** A name that `Intl` accepts, such as Europe/Berlin. */
export type TimeZone = string;

const listed = new Map(Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name]));

/** Older and other names of a zone, such as Asia/Calcutta, with the name that Node uses: a browser may use another. */
const others = new LruCache<string, TimeZone | undefined>(200, otherName);

/** The zone that a browser named, in its usual spelling; undefined for anything else. Never throws. */
export function timeZoneOf(name: string | null | undefined): TimeZone | undefined {
  if (typeof name !== 'string' || !/^[a-z][\w+/-]{1,63}$/i.test(name)) return undefined;
  // Another name stays as the browser knows it: its script compares it with its own.
  return listed.get(name.toLowerCase()) ?? (others.get(name) && name);
}

/** One name for all names and spellings of a zone. */
export function canonicalZone(zone: TimeZone): TimeZone {
  return listed.get(zone.toLowerCase()) ?? others.get(zone) ?? zone;
}

function otherName(name: string): TimeZone | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
