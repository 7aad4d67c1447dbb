import { de } from './de/texts.js';
import { en } from './en/texts.js';
import { es } from './es/texts.js';
import { fr } from './fr/texts.js';
import { it } from './it/texts.js';
import type { Translation } from './message.js';
import { nl } from './nl/texts.js';
import { pl } from './pl/texts.js';
import { pt } from './pt/texts.js';

/**
 * Every language of Foyer by its code (BCP 47). To add one, add a folder and a line here. A page of an operator's own may
 * have its texts only in English and German: the other languages show the English ones.
 */
export const languages = checked({
  en,
  de,
  es: { ...en, ...es },
  fr: { ...en, ...fr },
  it: { ...en, ...it },
  nl: { ...en, ...nl },
  pl: { ...en, ...pl },
  pt: { ...en, ...pt },
});

type AllTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

function checked<T extends AllTexts>(all: T & { readonly [L in keyof T]: Translation<T[L]> }): T {
  return all;
}

export type Language = keyof typeof languages;

/** English first: it is the default. */
export const languageCodes = Object.keys(languages) as [Language, ...Language[]];

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}

/** The requested or stored language if Foyer has it, otherwise English. */
export function supportedLanguage(code: string): Language {
  return isLanguage(code) ? code : 'en';
}
