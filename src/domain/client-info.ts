import type { Language } from '../i18n/languages.js';

/** Where a request comes from, as it is stored and shown to the owner of an account. */
export interface ClientInfo {
  readonly ip: string;
  readonly userAgent: string;
  readonly language: Language;
  readonly requestId: string;
}
