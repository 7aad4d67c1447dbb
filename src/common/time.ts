/** A moment: milliseconds since 1970 in UTC. The database keeps moments in this form, in INTEGER columns. */
export type Moment = number;

/** A span of time in milliseconds. Make one with `minutes(30)`, never by arithmetic. */
export type Span = number;

export const seconds = (count: number): Span => count * 1000;
export const minutes = (count: number): Span => seconds(60) * count;
export const hours = (count: number): Span => minutes(60) * count;
export const days = (count: number): Span => hours(24) * count;

/** The one source of the present. A test passes a subclass that can be moved forward. */
export class Clock {
  now(): Moment {
    return Date.now();
  }
}

/**
 * Whether what was to last for `span` still does, by the moment of its end. Not when that is further away than twice
 * the span: a clock that was ahead has written it, and nobody waits for years because a clock was wrong.
 */
export function stillLasts(end: Moment, span: Span, now: Moment): boolean {
  return now < end && end <= now + 2 * span;
}
