/** Milliseconds since 1970 in UTC. The database stores timestamps in this form, in INTEGER columns. */
export type Timestamp = number;

/** Milliseconds. Create one with `minutes(30)`, never by arithmetic. */
export type Duration = number;

export const seconds = (count: number): Duration => count * 1000;
export const minutes = (count: number): Duration => seconds(60) * count;
export const hours = (count: number): Duration => minutes(60) * count;
export const days = (count: number): Duration => hours(24) * count;

/** Rounded up, so that nobody is told too short a time. */
export function wholeSeconds(duration: Duration): number {
  return Math.ceil(duration / seconds(1));
}

/** The only source of the current time. Tests pass a subclass that can be moved forward. */
export class Clock {
  now(): Timestamp {
    return Date.now();
  }
}

/** False also when `end` is over two spans away: then the clock was ahead, and no one must wait years because of it. */
export function stillLasts(end: Timestamp, span: Duration, now: Timestamp): boolean {
  return now < end && end <= now + 2 * span;
}
