/** A moment: milliseconds since 1970 in UTC. The database keeps moments in this form, in INTEGER columns. */
export type Timestamp = number;

/** A span of time in milliseconds. Make one with `minutes(30)`, never by arithmetic. */
export type Duration = number;

export const seconds = (count: number): Duration => count * 1000;
export const minutes = (count: number): Duration => seconds(60) * count;
export const hours = (count: number): Duration => minutes(60) * count;
export const days = (count: number): Duration => hours(24) * count;

/** The one source of the present. A test passes a subclass that can be moved forward. */
export class Clock {
  now(): Timestamp {
    return Date.now();
  }
}

/**
 * Whether what was to last for `span` still does, by the moment of its end. Not when that is further away than twice
 * the span: a clock that was ahead has written it, and nobody waits for years because a clock was wrong.
 */
export function stillLasts(end: Timestamp, span: Duration, now: Timestamp): boolean {
  return now < end && end <= now + 2 * span;
}
