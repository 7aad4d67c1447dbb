import { en } from './en.js';

/** Every language of Foyer by its code (BCP 47). A new one is a file beside this one and its name here. */
export const languages = { en } as const;

export type Language = keyof typeof languages;
