import { de } from './de/texts.js';
import { en } from './en/texts.js';
import type { Translation } from './message.js';

/** Every language of Foyer by its code (BCP 47). To add one, add a folder and a line here. */
export const languages = { en, de: de satisfies Translation<typeof de> } as const;

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
