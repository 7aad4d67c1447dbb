import type { Localizable } from '../../i18n/message.js';
import { pagePolicy } from '../security/headers.js';
import type { PageResponse } from './layout.js';
import type { Views } from './views.js';

/** What a handler answers with to show a page. */
export class Page {
  constructor(
    readonly view: keyof Views,
    readonly title: Localizable,
    readonly model: object,
    readonly status = 200,
  ) {}
}

/** The compiler checks the model against the view. */
export function page<V extends keyof Views>(
  view: V,
  title: Localizable,
  model: Views[V],
  status?: number,
): Page {
  return new Page(view, title, model, status);
}

/** @param onFailure when one of its templates fails. By default that is shown as a bug of ours. */
export function sendPage(
  res: PageResponse,
  { view, title, model, status }: Page,
  onFailure = (error: Error) => res.req.next?.(error),
): void {
  // A file that could not be sent after all has already set its type, age and policy.
  for (const name of ['ETag', 'Last-Modified', 'Accept-Ranges']) res.removeHeader(name);
  // Node's own, since Express parses each value first.
  res.setHeader('Cache-Control', 'no-store').setHeader('Content-Security-Policy', pagePolicy);
  res
    .setHeader('Content-Type', 'text/html; charset=utf-8')
    .setHeader('Content-Language', res.locals.language);
  res.setHeader('Vary', 'Accept-Language, Cookie');
  res.status(status).render(view, { ...res.locals.layoutModel?.(), ...model, title }, (error, html) => {
    if (error as Error | null) {
      onFailure(error);
      return;
    }
    // Express would check whether the browser has it already, and send head and body separately.
    res.setHeader('Content-Length', Buffer.byteLength(html)).end(html);
  });
}
