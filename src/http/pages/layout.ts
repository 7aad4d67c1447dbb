import type { Response } from 'express';
import type { Language } from '../../i18n/languages.js';
import type { Key, Message } from '../../i18n/message.js';

/** A message for the next page. Its cookie holds only the name, so nobody can put words on our pages. */
export type Flash = Key extends infer K ? (K extends `notice.${infer Name}` ? Name : never) : never;

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
  /** Shows a message on the next page. */
  setFlash: (flash: Flash) => void;
}

export type PageResponse = Response<unknown, Locals>;
