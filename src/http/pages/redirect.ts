import type { Outcome } from '../../logging/outcome.js';
import type { Flash, PageResponse } from './layout.js';

/** Returned by a handler to redirect to another page. */
export class SeeOther {
  constructor(
    readonly path: string,
    readonly flash?: Flash,
  ) {}
}

/** A `303`: the browser requests `path` with GET, whatever the method was. `flash` is shown there, once. */
export function seeOther(path: string, flash?: Flash): SeeOther {
  return new SeeOther(path, flash);
}

/** For a guard, which cannot return a value: ends the request with a redirect. */
export class RedirectException extends Error {
  constructor(
    readonly target: SeeOther,
    readonly outcome?: Outcome,
  ) {
    super('The request is redirected.');
  }
}

export function sendSeeOther(res: PageResponse, { path, flash }: SeeOther): void {
  if (flash) res.locals.setFlash(flash);
  res.status(303).location(path).end();
}
