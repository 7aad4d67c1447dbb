import type { Language } from '../../i18n/languages.js';

/** A page without templates. Nothing is escaped, so nothing from the request may go into it. */
export function staticErrorPage(language: Language, title: string, message: string): string {
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${message}</h1></body></html>\n`;
}
