import { de } from './de/texts.js';
import { en } from './en/texts.js';
import { es } from './es/texts.js';
import { fr } from './fr/texts.js';
import { it } from './it/texts.js';
import type { Translation } from './message.js';
import { nl } from './nl/texts.js';
import { pl } from './pl/texts.js';
import { pt } from './pt/texts.js';

/** Every language of Foyer by its code (BCP 47). To add one, add a folder and a line here. */
export const languages = {
  en,
  de: de satisfies Translation<typeof de>,
  es: es satisfies Translation<typeof es>,
  fr: fr satisfies Translation<typeof fr>,
  it: it satisfies Translation<typeof it>,
  nl: nl satisfies Translation<typeof nl>,
  pl: pl satisfies Translation<typeof pl>,
  pt: pt satisfies Translation<typeof pt>,
} as const;

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
