import type { Response } from 'express';
import type { Language } from '../../i18n/languages.js';
import type { Message, Localizable } from '../../i18n/message.js';
import { pagePolicy } from '../security/headers.js';
import type { Flash } from './flash.js';
import type { Outcome } from '../server/request-log.js';
import type { Views } from './views.js';

/** What a handler answers with: a page of ours … */
export class Page {
  constructor(
    readonly view: keyof Views,
    readonly title: Localizable,
    readonly model: object,
    readonly status = 200,
  ) {}
}

/** … or the way to another one. */
export class SeeOther {
  constructor(
    readonly path: string,
    readonly flash?: Flash,
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

/** A `303`: the browser asks for `path` with GET, whatever the method was. `notice` is shown there, once. */
export function seeOther(path: string, notice?: Flash): SeeOther {
  return new SeeOther(path, notice);
}

/** For a guard, which cannot return a value: the request ends here and goes on elsewhere. */
export class RedirectException extends Error {
  constructor(
    readonly way: SeeOther,
    readonly outcome?: Outcome,
  ) {
    super('The request goes on elsewhere.');
  }
}

/** What every page finds besides its own model. The names are those of the templates. */
export interface LayoutModel {
  readonly csrf: string;
  readonly notice: Message | undefined;
  readonly principal: { readonly email: string } | undefined;
  readonly path: string;
  /** The address of this page, to come back to. */
  readonly here: string;
  /** The languages in which it could be instead. */
  readonly languages: readonly { readonly code: Language; readonly name: string }[];
}

export interface Locals {
  language: Language;
  /** Whose password this page is about, for password managers, where that is not the principal. */
  username?: string;
  /** Missing where a request ended before anything looked at it. */
  layoutModel?: () => LayoutModel;
  /** Shows a notice on the next page. */
  setFlash: (notice: Flash) => void;
}

export type PageResponse = Response<unknown, Locals>;

/** @param onFailure when a template of it cannot be filled in. Unless it says otherwise, that is shown as a mistake of ours. */
export function sendPage(
  res: PageResponse,
  { view, title, model, status }: Page,
  onFailure = (error: Error) => res.req.next?.(error),
): void {
  // A file that cannot be sent after all has already said of what type and how old it is, that it may be kept, and what
  // it may do.
  for (const name of ['ETag', 'Last-Modified', 'Accept-Ranges']) res.removeHeader(name);
  // Node's own, since Express takes each value apart first.
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
    // Express would ask whether the browser has it already, and send head and body in two pieces.
    res.setHeader('Content-Length', Buffer.byteLength(html)).end(html);
  });
}

export function sendSeeOther(res: PageResponse, { path, flash }: SeeOther): void {
  if (flash) res.locals.setFlash(flash);
  res.status(303).location(path).end();
}
