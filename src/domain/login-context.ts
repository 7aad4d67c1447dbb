import type { Language } from '../i18n/languages.js';
import type { ClientInfo } from './client-info.js';

/** The browser that a user logs in with. */
export interface LoginContext {
  readonly client: ClientInfo;
  readonly remembered: boolean;
  /** From the cookie of an earlier log-in, or a new one. */
  readonly deviceToken: string;
  /** The language chosen in this browser, if any. */
  readonly chosenLanguage?: Language | undefined;
}
