import { type Duration, stillLasts, type Timestamp } from '../common/time.js';
import type { Limit } from './limit.entity.js';

/** How many attempts are allowed. */
export interface Rule {
  readonly name: string;
  /** Attempts are forgotten after this time. */
  readonly lasts: Duration;
  /** True when each attempt restarts that time. */
  readonly slides: boolean;
  /** How long to wait after this number of attempts; `rest` is the remaining time. */
  readonly pause: (attempts: number, rest: Duration) => Duration;
}

/** So many in this time. */
export interface Window {
  readonly count: number;
  readonly in: Duration;
}

/** `count` attempts per window, then none until the window ends. */
export function fixedWindow(name: string, { count, in: lasts }: Window): Rule {
  return { name, lasts, slides: false, pause: (attempts, rest) => (attempts >= count ? rest : 0) };
}

/** The first attempts cost no wait; then the wait doubles with each, up to `longest`. */
export function backoff(
  name: string,
  { free, first, longest, forgottenAfter }: { free: number } & Record<'first' | 'longest' | 'forgottenAfter', Duration>,
): Rule {
  return {
    name,
    lasts: forgottenAfter,
    slides: true,
    pause: (attempts) => (attempts < free ? 0 : Math.min(first * 2 ** (attempts - free), longest)),
  };
}

/** How long to wait before the next attempt. */
export function waitFor({ points, blockedUntil }: Limit, rule: Rule, now: Timestamp): Duration {
  return stillLasts(blockedUntil, rule.pause(points, rule.lasts), now) ? blockedUntil - now : 0;
}

/** The limit after one more attempt. */
export function next({ key, points, expiresAt }: Limit, rule: Rule, now: Timestamp): Limit {
  const end = rule.slides ? now + rule.lasts : expiresAt;
  return { key, points: points + 1, expiresAt: end, blockedUntil: now + rule.pause(points + 1, end - now) };
}
