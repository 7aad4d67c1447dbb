import { BoundedCache } from '../common/bounded-cache.js';
import { policy } from '../policy.js';

/** A name that `Intl` accepts, such as Europe/Berlin. */
export type TimeZone = string;

const listed = new Set(Intl.supportedValuesOf('timeZone'));

/** Older and other names of a zone, such as Asia/Calcutta: a browser and Node may know different ones. */
const others = new BoundedCache<string, boolean>(policy.requests.timeZonesKept, isAccepted);

/** The zone that a browser named; undefined for anything else. Never throws. */
export function timeZoneOf(name: string | null | undefined): TimeZone | undefined {
  if (typeof name !== 'string' || !/^[a-z][\w+/-]{1,63}$/i.test(name)) return undefined;
  return listed.has(name) || others.get(name) ? name : undefined;
}

function isAccepted(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
