import type { Localizable } from '../../i18n/message.js';
import { pagePolicy } from '../security/headers.js';
import type { PageResponse } from './layout.js';
import type { Views } from './views.js';

/** Returned by a handler to show a page. */
export class Page {
  constructor(
    readonly view: keyof Views,
    readonly title: Localizable,
    readonly model: object,
    readonly status = 200,
  ) {}
}

/** The compiler checks the model against the view. */
export function page<V extends keyof Views>(view: V, title: Localizable, model: Views[V], status?: number): Page {
  return new Page(view, title, model, status);
}

/** @param onFailure called when a template fails. By default the error is treated as a bug. */
export function sendPage(
  res: PageResponse,
  { view, title, model, status }: Page,
  onFailure = (error: Error) => res.req.next?.(error),
): void {
  // A file that failed to send has already set its headers.
  for (const name of ['ETag', 'Last-Modified', 'Accept-Ranges']) res.removeHeader(name);
  // Node's setHeader, since Express parses each value first.
  res.setHeader('Cache-Control', 'no-store').setHeader('Content-Security-Policy', pagePolicy);
  res.setHeader('Content-Type', 'text/html; charset=utf-8').setHeader('Content-Language', res.locals.language);
  res.setHeader('Vary', 'Accept-Language, Cookie');
  res.status(status).render(view, { ...res.locals.layoutModel?.(), ...model, title }, (error, html) => {
    if (error as Error | null) return onFailure(error);
    // Express would check whether the browser has it cached, and send headers and body separately.
    res.setHeader('Content-Length', Buffer.byteLength(html)).end(html);
  });
}
