import { de } from './de/texts.js';
import { en } from './en/texts.js';
import { es } from './es/texts.js';
import { fr } from './fr/texts.js';
import { it } from './it/texts.js';
import type { Translation } from './message.js';
import { nl } from './nl/texts.js';
import { pl } from './pl/texts.js';
import { pt } from './pt/texts.js';

/** A page of an operator's own may have its texts only in English and German: the others show the English ones. */
const others = {
  es: { ...en, ...es },
  fr: { ...en, ...fr },
  it: { ...en, ...it },
  nl: { ...en, ...nl },
  pl: { ...en, ...pl },
  pt: { ...en, ...pt },
} as const;

/** Every language of Foyer by its code (BCP 47). To add one, add a folder and a line above and here. */
export const languages = {
  en,
  de: de satisfies Translation<typeof de>,
  es: others.es satisfies Translation<typeof others.es>,
  fr: others.fr satisfies Translation<typeof others.fr>,
  it: others.it satisfies Translation<typeof others.it>,
  nl: others.nl satisfies Translation<typeof others.nl>,
  pl: others.pl satisfies Translation<typeof others.pl>,
  pt: others.pt satisfies Translation<typeof others.pt>,
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
