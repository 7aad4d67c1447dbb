import type { Language } from '../i18n/languages.js';
import type { ClientInfo } from './client-info.js';

/** The browser in which somebody logs in. */
export interface LoginContext {
  readonly client: ClientInfo;
  readonly remembered: boolean;
  /** Its cookie from an earlier log-in, or the one that it will get. */
  readonly deviceToken: string;
  /** The language that was chosen in this browser, if any was. */
  readonly chosenLanguage?: Language | undefined;
}
